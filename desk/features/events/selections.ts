import { type Event, isCounted } from '@domain/events'
import { addDays, type LocalDate } from '@domain/time'

/** Days after an event in which its missing head count is asked for, and days ahead in which one is coming up. */
const BACK = 60
const AHEAD = 7

interface EventSelection {
  /** How the address names it. */
  show: string
  text: string
  has: (event: Event, today: LocalDate) => boolean
}

/** Events that want something of the office: what the day page counts is what the list shows. */
export const EVENT_SELECTIONS: readonly EventSelection[] = [
  { show: 'coming', text: '七天内的普法活动', has: ({ date }, today) => date >= today },
  {
    show: 'uncounted',
    text: '办完的活动没填人数',
    has: ({ date, people, kind }, today) => date < today && people === 0 && isCounted(kind),
  },
]

/** The dates all of them are looked for in. */
export const spanOfSelections = (today: LocalDate) => ({ from: addDays(today, -BACK), to: addDays(today, AHEAD) })
