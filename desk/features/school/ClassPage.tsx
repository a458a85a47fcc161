import type { ClassResults } from '@domain/school'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useRef } from 'react'
import { useParams } from 'react-router'
import { reading } from '../../api/cache'
import { Fault } from '../../api/fault'
import { LinkButton } from '../../components/LinkButton'
import { Loaded } from '../../components/Loaded'
import { Page } from '../../components/Page'
import { ClassCode } from './ClassCode'
import { ClassSwitch } from './ClassSwitch'
import { EffectBars } from './EffectBars'
import './school.css'

/** How often the counts on the wall are read anew, in milliseconds. */
const REFRESH = 3000

/** A class on the projector: its code, how many are in, the class's result before and after; never a person's. */
export default function ClassPage() {
  const { id = '' } = useParams()
  const wall = useRef<HTMLDivElement>(null)
  const query = useQuery({ ...reading('deskClassResults', { params: { id } }), refetchInterval: REFRESH })
  const missing = query.error instanceof Fault && query.error.code === 'not-found'
  return (
    <Page
      title={query.data?.title ?? '课堂大屏'}
      lead="大屏幕上只有人数和全班的结果，没有谁的名字。"
      actions={
        <>
          {query.data && !query.data.unopened ? (
            <Button onClick={() => void wall.current?.requestFullscreen()}>全屏放给学生看</Button>
          ) : null}
          <LinkButton to="/events">回到活动</LinkButton>
        </>
      }
    >
      {missing ? (
        <p className="hint">没有这个活动，请回到活动里重新选。</p>
      ) : (
        <Loaded query={query}>
          {(room) => (
            <>
              {room.unopened ? (
                <p className="hint">这节课还没有课堂码。开了以后，学生才能进来。</p>
              ) : (
                <div ref={wall} className="wall">
                  <Wall eventId={id} room={room} />
                </div>
              )}
              <ClassSwitch eventId={id} opened={room.code !== undefined} />
            </>
          )}
        </Loaded>
      )}
    </Page>
  )
}

const Wall = ({ eventId, room }: { eventId: string; room: ClassResults }) => (
  <>
    {room.code ? (
      <ClassCode eventId={eventId} code={room.code} />
    ) : (
      <p>{room.over ? '这节课上完了，不再收题。' : '课堂码已经停用。已经进来的人还能把题交完。'}</p>
    )}
    <dl className="wall-counts" aria-live="polite">
      <Count name="进来了" people={room.joined} />
      <Count name="交了课前小测" people={room.finishedBefore} />
      <Count name="交了课后小测" people={room.finishedAfter} />
    </dl>
    {room.overall ? <EffectBars title="全班答对的比例" effect={room.overall} large /> : null}
    <p>
      {room.overall
        ? '同一套题每多 5 个人交，结果变一次，最后不满 5 个人的不算进去'
        : '同一套题满 5 个人交了，才显示全班的结果'}
      ，看不出谁答了什么。
    </p>
    <div className="wall-questions">
      {room.questions.map(({ id, question, effect }) =>
        effect ? <EffectBars key={id} title={question} effect={effect} /> : null,
      )}
    </div>
  </>
)

const Count = ({ name, people }: { name: string; people: number }) => (
  <div>
    <dt>{name}</dt>
    <dd>{people} 人</dd>
  </div>
)
