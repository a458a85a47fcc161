import type { Effect } from '@domain/school'
import { useQuery } from '@tanstack/react-query'
import { Button, Progress, Space, Statistic } from 'antd'
import { Link, useParams } from 'react-router'
import { reading } from '../../api/cache'
import { useAct } from '../../api/useAct'
import { Loaded } from '../../components/Loaded'
import { Page } from '../../components/Page'

/** How often the counts on the wall are read anew, in milliseconds. */
const REFRESH = 3000
/** How long a class code opens for: one lesson and its break. */
const HOURS = 2

const share = ({ count, total }: Effect['before']): number => (total === 0 ? 0 : Math.round((100 * count) / total))

/** The projector's page of a class: the code in large letters, how many are in, the class's result; never a person's. */
export default function ClassPage() {
  const { id = '' } = useParams()
  const query = useQuery({ ...reading('deskClassResults', { params: { id } }), refetchInterval: REFRESH })
  const refresh = ['deskClassResults', 'deskEvents'] as const
  const start = useAct('deskOpenClass', { done: '可以进课堂了', refresh, sayFault: true })
  const end = useAct('deskCloseClass', { done: '课堂码已停用', refresh, sayFault: true })
  return (
    <Page
      title={query.data?.title ?? '课堂大屏'}
      actions={
        <Link to="/events">
          <Button>回到活动</Button>
        </Link>
      }
    >
      <Loaded query={query}>
        {(room) => (
          <div className="class-room">
            {room.code ? (
              <>
                <p className="hint">打开小程序，点“进课堂”，输入</p>
                <p className="class-code">{room.code}</p>
              </>
            ) : (
              <p className="hint">课堂码没有开。开了以后，学生才能进来。</p>
            )}
            <Space size="large" wrap>
              <Statistic title="进来了" value={room.joined} suffix="人" />
              <Statistic title="答完课前" value={room.finishedBefore} suffix="人" />
              <Statistic title="答完课后" value={room.finishedAfter} suffix="人" />
            </Space>
            {room.overall ? (
              <EffectBars title="全班答对的比例" effect={room.overall} />
            ) : (
              <p className="hint">满 5 个人答完，才显示全班结果。</p>
            )}
            {room.questions.map((question) =>
              question.effect ? (
                <EffectBars key={question.id} title={question.question} effect={question.effect} />
              ) : null,
            )}
            <Space wrap className="no-print">
              <Button
                type="primary"
                loading={start.isPending}
                onClick={() => start.mutate({ params: { id }, body: { hours: HOURS } })}
              >
                {room.code ? `再开 ${HOURS} 小时` : `开课堂码（${HOURS} 小时）`}
              </Button>
              {room.code ? (
                <Button danger loading={end.isPending} onClick={() => end.mutate({ params: { id } })}>
                  下课，停用课堂码
                </Button>
              ) : null}
            </Space>
          </div>
        )}
      </Loaded>
    </Page>
  )
}

const EffectBars = ({ title, effect }: { title: string; effect: Effect }) => (
  <section className="effect" aria-label={title}>
    <h2>{title}</h2>
    <span>课前</span>
    <Progress percent={share(effect.before)} status="normal" strokeColor="#7c7869" />
    {effect.after.total > 0 ? (
      <>
        <span>课后</span>
        <Progress percent={share(effect.after)} status="normal" />
        <small>
          {effect.change === undefined
            ? ''
            : `变化 ${Math.round(100 * effect.change)} 个百分点（95% 区间 ${Math.round(100 * effect.interval.low)} 到 ${Math.round(100 * effect.interval.high)}）`}
        </small>
      </>
    ) : null}
  </section>
)
