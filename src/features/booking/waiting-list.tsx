import type { WaitlistStatus } from '@domain/booking'
import { dateInWords, localDate, weekdayName } from '@domain/time'
import { Banner } from '@/components/banner/banner'
import { Section } from '@/components/section/section'
import { useRead } from '@/platform/use-read'
import { WaitingCard } from './waiting-card'

const NOTHING = {}
const WHY: Partial<Record<WaitlistStatus, string>> = {
  expired: '留给您的名额过了时间，已经让给下一位。',
  closed: '没有等到空位。',
}

/** Days this person waits for; nothing where there are none. */
export function WaitingList() {
  const read = useRead('myWaitlist', NOTHING)
  const entries = read.data ?? []
  const open = entries.filter((entry) => entry.status === 'waiting' || entry.status === 'offered')
  const today = localDate(new Date())
  // What ended without the person's doing is said until the day is over.
  const ended = entries.filter(({ status, date }) => date >= today && (status === 'closed' || status === 'expired'))
  if (open.length + ended.length === 0) return null
  return (
    <Section title="正在排队">
      {open.map((entry) => (
        <WaitingCard key={entry.id} entry={entry} onChange={read.refresh} />
      ))}
      {ended.map((entry) => (
        <Banner key={entry.id} icon="info">
          {`${dateInWords(entry.date)} ${weekdayName(entry.date)}的排队结束了：${entry.reason ?? WHY[entry.status] ?? ''}`}
        </Banner>
      ))}
    </Section>
  )
}
