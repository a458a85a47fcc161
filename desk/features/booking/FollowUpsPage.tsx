import { addDays, dateInWords } from '@domain/time'
import { TOPIC_NAMES } from '@domain/topics'
import { useQuery } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { reading } from '../../api/cache'
import { Loaded } from '../../components/Loaded'
import { Page } from '../../components/Page'
import { Tag } from '../../components/Tag'
import { useToday } from '../../components/useToday'
import { BookingDrawer } from './BookingDrawer'
import { BookingPhone } from './BookingPhone'

/** How far ahead follow-ups are listed, in days. */
const AHEAD = 14

const SHOWN = [
  { value: 'all', label: `往后 ${AHEAD} 天的` },
  { value: 'due', label: '到期的' },
] as const
type Shown = (typeof SHOWN)[number]['value']

/** Consultations to be followed up, the most overdue first. */
export default function FollowUpsPage() {
  const today = useToday()
  const [params, setParams] = useSearchParams()
  const show: Shown = params.get('show') === 'due' ? 'due' : 'all'
  const until = show === 'due' ? today : addDays(today, AHEAD)
  const [openId, setOpenId] = useState<string>()
  const query = useQuery(reading('deskFollowUps', { query: { until } }))
  return (
    <Page title="回访" lead="打电话问问后来怎么样了，再把结果记上：到期的一记就不再提醒，还要再问就选下次的日期。">
      <div className="filters">
        <Segmented<Shown>
          aria-label="看哪些"
          value={show}
          onChange={(value) => setParams(value === 'due' ? { show: value } : {}, { replace: true })}
          options={[...SHOWN]}
        />
      </div>
      <Loaded
        query={query}
        empty={{
          when: (list) => list.length === 0,
          text: show === 'due' ? '没有到期要回访的人' : `往后 ${AHEAD} 天没有要回访的人`,
        }}
      >
        {(list) => (
          <ul className="card-list">
            {list.map((booking) => (
              <li key={booking.id} className="duty-day">
                <span>
                  <strong>{booking.visitor}</strong>
                  <small>
                    {dateInWords(booking.date)}来问{TOPIC_NAMES[booking.topic]}
                  </small>
                </span>
                <span>
                  <BookingPhone id={booking.id} masked={booking.phoneMasked} visitor={booking.visitor} />
                  {booking.followUpOn < today ? <Tag tone="bad">已过期</Tag> : null}
                  <small>约定 {dateInWords(booking.followUpOn)} 回访</small>
                </span>
                <Button onClick={() => setOpenId(booking.id)}>记结果</Button>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      <BookingDrawer id={openId} today={today} followsUp onClose={() => setOpenId(undefined)} />
    </Page>
  )
}
