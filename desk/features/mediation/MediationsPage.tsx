import { mayCall } from '@domain/api'
import { MEDIATION_KINDS, ORIGINS } from '@domain/mediation'
import { dateInWords } from '@domain/time'
import { useQuery } from '@tanstack/react-query'
import { Button, Drawer, Segmented } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { reading } from '../../api/cache'
import { Loaded } from '../../components/Loaded'
import { Page } from '../../components/Page'
import { Tag } from '../../components/Tag'
import { useTown } from '../../components/useTown'
import { useStaff } from '../../session/useStaff'
import { FiguresCard } from './FiguresCard'
import { MatterView } from './MatterView'
import { NewMatter } from './NewMatter'
import { StatusTag } from './StatusTag'

const SHOWN = [
  { value: 'open', label: '在办的' },
  { value: 'accepted', label: '待安排人的' },
  { value: 'overdue', label: '超期的' },
  { value: 'ended', label: '办完的' },
] as const
type Shown = (typeof SHOWN)[number]['value']
const isShown = (text: string | null): text is Shown => SHOWN.some(({ value }) => value === text)

/** As many matters are listed at once: years of them would hide what stands below. */
const AT_ONCE = 30

/** Matters to be mediated: the list holds nobody's name, one opens what it is about. */
export default function MediationsPage() {
  const { role } = useStaff()
  const [params, setParams] = useSearchParams()
  const given = params.get('show')
  const show = isShown(given) ? given : 'open'
  const [adding, setAdding] = useState(false)
  const [most, setMost] = useState(AT_ONCE)
  const query = useQuery(reading('deskMediations', { query: { show } }))
  const town = useTown()
  const villageName = (id: string | undefined) =>
    town.data?.villages.find((each) => each.id === id)?.name ?? '没有说哪个村'
  const id = params.get('id') ?? undefined
  const act = show === 'ended' ? '看' : '办理'
  const open = (matter: string | undefined) => setParams({ show, ...(matter ? { id: matter } : {}) }, { replace: true })
  return (
    <Page
      title="矛盾调解"
      lead="群众申请的、代人登记的、网格员自己发现的，都在这里办。列表里不写人名，点开才看得到。"
      actions={
        <Button type="primary" onClick={() => setAdding(true)}>
          登记一件
        </Button>
      }
    >
      <div className="filters">
        <Segmented<Shown>
          aria-label="看哪些"
          value={show}
          onChange={(value) => {
            setMost(AT_ONCE)
            setParams({ show: value }, { replace: true })
          }}
          options={[...SHOWN]}
        />
      </div>
      <Loaded
        query={query}
        empty={{
          when: (list) => list.length === 0,
          text: { open: '没有在办的', accepted: '没有等着安排人的', overdue: '没有超期的', ended: '还没有办完的' }[
            show
          ],
        }}
      >
        {(list) => (
          <>
            <ul className="card-list">
              {list.slice(0, most).map((matter) => (
                <li key={matter.id} className="duty-day">
                  <span>
                    <strong>{MEDIATION_KINDS[matter.kind].name}</strong> <StatusTag status={matter.status} />
                    {matter.mine ? <Tag tone="info">我来办</Tag> : null}
                    <small>
                      {matter.number} · {villageName(matter.villageId)} · {ORIGINS[matter.origin]} ·{' '}
                      {dateInWords(matter.acceptedOn)}受理
                    </small>
                  </span>
                  <span>
                    {matter.assignee ?? '还没有安排人'}
                    {matter.dueOn ? (
                      <small className={matter.overdue ? 'is-overdue' : ''}>
                        {matter.overdue ? '超期了，应在' : '下一步应在'}
                        {dateInWords(matter.dueOn)}前办
                      </small>
                    ) : null}
                  </span>
                  <Button onClick={() => open(matter.id)} aria-label={`${act} ${matter.number}`}>
                    {act}
                  </Button>
                </li>
              ))}
            </ul>
            {list.length > most ? (
              <p>
                <Button onClick={() => setMost(most + AT_ONCE)}>再往前看（共 {list.length} 件）</Button>
              </p>
            ) : null}
          </>
        )}
      </Loaded>
      {mayCall(role, 'deskMediationFigures') ? <FiguresCard /> : null}
      <Drawer title="这件事" open={id !== undefined} onClose={() => open(undefined)} size={560} destroyOnHidden>
        {id ? <MatterView id={id} /> : null}
      </Drawer>
      <Drawer title="登记一件" open={adding} onClose={() => setAdding(false)} size={480} destroyOnHidden>
        {adding ? <NewMatter onClose={() => setAdding(false)} /> : null}
      </Drawer>
    </Page>
  )
}
