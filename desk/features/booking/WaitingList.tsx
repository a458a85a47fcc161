import { WAITLIST_STATUS_NAMES } from '@domain/booking'
import { type LocalDate, localDate, localTime, timeInWords } from '@domain/time'
import { TOPIC_NAMES } from '@domain/topics'
import { useQuery } from '@tanstack/react-query'
import { reading } from '../../api/cache'
import { Loaded } from '../../components/Loaded'
import { Tag } from '../../components/Tag'

/** Who waits for a place on a date, in their order. */
export function WaitingList({ date }: { date: LocalDate }) {
  const query = useQuery(reading('deskWaitlist', { query: { date } }))
  if (query.data?.length === 0) return null
  return (
    <section className="slot" aria-label="候补名单">
      <h2>候补名单</h2>
      <Loaded query={query}>
        {(entries) => (
          <ol className="waiting">
            {entries.map((entry) => (
              <li key={entry.id}>
                <strong>{entry.beneficiary ?? entry.name}</strong>
                <span className="phone">{entry.phoneMasked}</span>
                <span>{TOPIC_NAMES[entry.topic]}</span>
                <Tag>{WAITLIST_STATUS_NAMES[entry.status]}</Tag>
                {entry.offer ? (
                  <small>
                    给留 {timeInWords(entry.offer.start)}，等到 {localDate(entry.offer.until) === date ? '' : '前一天 '}
                    {localTime(entry.offer.until)}
                  </small>
                ) : null}
              </li>
            ))}
          </ol>
        )}
      </Loaded>
    </section>
  )
}
