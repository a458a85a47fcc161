import { EVENT_KINDS, type Event, type EventKind } from '@domain/events'
import { dateInWords } from '@domain/time'
import { useQuery } from '@tanstack/react-query'
import { Button, Drawer, Select, Space } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { reading } from '../../api/cache'
import { Loaded } from '../../components/Loaded'
import { Page } from '../../components/Page'
import { Tag } from '../../components/Tag'
import { useToday } from '../../components/useToday'
import { EventForm } from './EventForm'
import { EventPhotos } from './EventPhotos'

const kinds = Object.entries(EVENT_KINDS).map(([value, label]) => ({ value: value as EventKind, label }))

/** A year's events, planned and done. */
export default function EventsPage() {
  const today = useToday()
  const thisYear = Number(today.slice(0, 4))
  const [params, setParams] = useSearchParams()
  const year = Number(params.get('year')) || thisYear
  const [kind, setKind] = useState<EventKind>()
  const [open, setOpen] = useState<{ event?: Event }>()
  const query = useQuery(
    reading('deskEvents', { query: { from: `${year}-01-01`, to: `${year}-12-31`, ...(kind ? { kind } : {}) } }),
  )
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
          <Button type="primary" onClick={() => setOpen({})}>
            记一次活动
          </Button>
        </>
      }
    >
      <Loaded
        query={query}
        empty={{
          when: (list) => list.length === 0,
          text: kind ? '这一年没有这类活动' : '这一年还没有活动。办完一次，点“记一次活动”',
        }}
      >
        {(list) => (
          <ul className="card-list">
            {list.map((event) => (
              <li key={event.id} className="duty-day">
                <span>
                  <strong>{event.title}</strong> <Tag>{EVENT_KINDS[event.kind]}</Tag>
                  <small>
                    {dateInWords(event.date)} · {event.place}
                    {event.partners.length > 0 ? ` · 和${event.partners.join('、')}一起` : ''}
                  </small>
                </span>
                <span>
                  {event.people > 0 ? `${event.people} 人` : '人数还没填'}
                  {event.code ? <small>课堂码 {event.code}</small> : null}
                </span>
                <Space wrap className="no-print">
                  <Button onClick={() => setOpen({ event })}>改、填人数、照片</Button>
                  {event.kind === 'school-session' ? (
                    <Link to={`/events/${event.id}/class`}>
                      <Button>课堂大屏</Button>
                    </Link>
                  ) : null}
                </Space>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      <Drawer
        open={open !== undefined}
        title={open?.event ? '改活动' : '记一次活动'}
        onClose={() => setOpen(undefined)}
        size={440}
        destroyOnHidden
      >
        {open ? <EventForm event={open.event} today={today} onDone={() => setOpen(undefined)} /> : null}
        {open?.event ? <EventPhotos eventId={open.event.id} /> : null}
      </Drawer>
    </Page>
  )
}
