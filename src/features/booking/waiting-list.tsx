import { Section } from '@/components/section/section'
import { useRead } from '@/platform/use-read'
import { WaitingCard } from './waiting-card'

const NOTHING = {}

/** Days this person waits for; nothing where there are none. */
export function WaitingList() {
  const read = useRead('myWaitlist', NOTHING)
  const open = (read.data ?? []).filter((entry) => entry.status === 'waiting' || entry.status === 'offered')
  if (open.length === 0) return null
  return (
    <Section title="正在排队">
      {open.map((entry) => (
        <WaitingCard key={entry.id} entry={entry} onChange={() => void read.refresh()} />
      ))}
    </Section>
  )
}
