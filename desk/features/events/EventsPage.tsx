import { EVENT_KINDS, type Event, type EventKind, isCounted } from '@domain/events'
import { dateInWords, type LocalDate, toInstant } from '@domain/time'
import { useQuery } from '@tanstack/react-query'
import { Button, Drawer, Select, Space } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { reading } from '../../api/cache'
import { LinkButton } from '../../components/LinkButton'
import { Loaded } from '../../components/Loaded'
import { Page } from '../../components/Page'
import { Tag } from '../../components/Tag'
import { useToday } from '../../components/useToday'
import { EventForm } from './EventForm'
import { EventPhotos } from './EventPhotos'
import { EVENT_SELECTIONS, spanOfSelections } from './selections'

const kinds = Object.entries(EVENT_KINDS).map(([value, label]) => ({ value: value as EventKind, label }))

/** How many came; nothing where nobody is counted. */
function headCount({ people, kind, date }: Event, today: LocalDate): string {
  if (people > 0) return `${people} 人`
  if (!isCounted(kind)) return '不计人数'
  return date > today ? '还没到日子' : '人数还没填'
}

/** Whether students can still come in by the code. */
const isCodeOpen = ({ codeExpires }: Event): boolean => codeExpires !== undefined && codeExpires > toInstant(new Date())

/** A year's events, planned and done. */
export default function EventsPage() {
  const today = useToday()
  const thisYear = Number(today.slice(0, 4))
  const [params, setParams] = useSearchParams()
  const year = Number(params.get('year')) || thisYear
  const selection = EVENT_SELECTIONS.find(({ show }) => show === params.get('show'))
  const [kind, setKind] = useState<EventKind>()
  const [adding, setAdding] = useState(false)
  const span = selection ? spanOfSelections(today) : { from: `${year}-01-01`, to: `${year}-12-31` }
  const query = useQuery(reading('deskEvents', { query: { ...span, ...(kind ? { kind } : {}) } }))
  const listed = (list: readonly Event[]) => list.filter((event) => selection?.has(event, today) ?? true)
  const opened = query.data?.find(({ id }) => id === params.get('id'))
  /** Opens an event beside the list, or none; the rest of the address stays. */
  const open = (id?: string) =>
    setParams(
      (before) => {
        if (id) before.set('id', id)
        else before.delete('id')
        return before
      },
      { replace: true },
    )
  const close = () => {
    setAdding(false)
    open()
  }
  return (
    <Page
      title="普法活动"
      lead="法治进校园、讲座、赶集宣传都记在这里，年底的数就从这里来。"
      actions={
        <>
          <Select
            value={year}
            onChange={(chosen: number) => setParams({ year: `${chosen}` }, { replace: true })}
            aria-label="年份"
            options={[thisYear + 1, thisYear, thisYear - 1, thisYear - 2].map((value) => ({
              value,
              label: `${value} 年`,
            }))}
          />
          <Select
            value={kind}
            onChange={setKind}
            allowClear
            placeholder="全部类型"
            aria-label="类型"
            options={kinds}
            popupMatchSelectWidth={false}
          />
          <Button type="primary" onClick={() => setAdding(true)}>
            记一次活动
          </Button>
        </>
      }
    >
      {selection ? (
        <p className="filters">
          {selection.text} <Link to="/events">看全年的</Link>
        </p>
      ) : null}
      <Loaded
        query={query}
        empty={{
          when: (list) => listed(list).length === 0,
          text: selection ? '这里没有了' : kind ? '这一年没有这类活动' : '这一年还没有活动。办完一次，点“记一次活动”',
        }}
      >
        {(list) => (
          <ul className="card-list">
            {listed(list).map((event) => (
              <li key={event.id} className="duty-day">
                <span>
                  <strong>{event.title}</strong> <Tag>{EVENT_KINDS[event.kind]}</Tag>
                  <small>
                    {dateInWords(event.date)} · {event.place}
                    {event.partners.length > 0 ? ` · 和${event.partners.join('、')}一起` : ''}
                  </small>
                </span>
                <span>
                  {headCount(event, today)}
                  {isCodeOpen(event) ? <small>课堂码 {event.code}</small> : null}
                </span>
                <Space wrap className="no-print">
                  <Button onClick={() => open(event.id)}>改、填人数、照片</Button>
                  {event.kind === 'school-session' ? (
                    <LinkButton to={`/events/${event.id}/class`}>课堂大屏</LinkButton>
                  ) : null}
                </Space>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      <Drawer
        open={adding || opened !== undefined}
        title={opened ? '改活动' : '记一次活动'}
        onClose={close}
        size={440}
        destroyOnHidden
      >
        {adding || opened ? <EventForm event={opened} today={today} onDone={close} /> : null}
        {opened ? <EventPhotos eventId={opened.id} /> : null}
      </Drawer>
    </Page>
  )
}
