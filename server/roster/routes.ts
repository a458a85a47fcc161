import { addDays, localDate } from '@domain/time'
import type { Handlers } from '../http/contract'
import { Failure } from '../http/failure'
import type { Parts } from '../parts'
import { waitingByDay } from '../waitlist/store'
import { holidayName } from './calendar'
import { changeRoster, previewRoster, publishedUntil } from './service'
import { daysFrom, readRoster } from './store'

const MAX_SPAN_DAYS = 100

/** The roster at the desk: what stands, what a change would do, and doing it. */
export const rosterRoutes = (
  parts: Parts,
): Pick<Handlers, 'deskRoster' | 'deskPreviewRoster' | 'deskChangeRoster'> => ({
  async deskRoster({ query: { from, to } }) {
    if (to < from || to > addDays(from, MAX_SPAN_DAYS))
      throw new Failure('invalid-fields', { fields: { to: `一次最多看 ${MAX_SPAN_DAYS} 天` } })
    const { query } = parts.database
    const { rules, exceptions, dayKind, overruled } = await readRoster(query)
    const days = await daysFrom(query, from, to)
    const waiting = await waitingByDay(query, from, to)
    const until = publishedUntil(parts)
    const dates = []
    for (let date = from; date <= to; date = addDays(date, 1)) {
      const note = holidayName(date)
      dates.push({
        date,
        dayKind: dayKind(date),
        ...(note ? { note } : {}),
        overruled: overruled.has(date),
        days: days
          .filter((day) => day.date === date)
          .map((day) => ({
            id: day.id,
            adviser: day.adviser,
            place: day.place,
            published: date <= until && date >= localDate(parts.now()),
            waiting: waiting.get(day.id) ?? 0,
            slots: day.slots
              .filter((slot) => slot.open === 1)
              .map((slot) => ({
                id: slot.id,
                start: slot.start,
                end: slot.ends,
                places: slot.places,
                taken: slot.taken,
              })),
          })),
      })
    }
    return { rules: [...rules], exceptions: [...exceptions], dates, publishedUntil: until }
  },
  deskPreviewRoster: ({ body }) => previewRoster(parts, body.change),
  deskChangeRoster: ({ body, staff }) => changeRoster(parts, staff, body),
})
