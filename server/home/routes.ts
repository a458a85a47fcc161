import type { Reply } from '@domain/api'
import type { DutyDay } from '@domain/booking'
import { inOrderFor } from '@domain/directory'
import { keyDateOf } from '@domain/keydates'
import { rankLessons } from '@domain/ranking'
import { localDate, localTime } from '@domain/time'
import type { Topic } from '@domain/topics'
import type { ResidentSession } from '../auth/session'
import type { Directory } from '../directory/book'
import type { Handlers } from '../http/contract'
import type { LessonShelf } from '../lessons/shelf'
import type { Parts } from '../parts'

/** Enough that a phone on which many were read still has others to show, and far from the 60 KB of a first screen. */
const LESSONS = 60

/** What the home page needs of other features; handed in where the server is put together. */
export interface HomePorts {
  dutyDays(): Promise<DutyDay[]>
  surveys(
    wanted: { audience: Reply<'home'>['lessons'][number]['audiences'][number]; villageId: string | undefined },
    resident: ResidentSession | undefined,
  ): Promise<Reply<'surveys'>>
  /** How much each topic is asked about in the village, 0 to 1 (see `domain/needs.ts`). */
  needs(villageId: string | undefined): Promise<Partial<Record<Topic, number>>>
  directory(): Promise<Directory>
}

const timeOfDay = (time: string): string =>
  time < '06:00'
    ? '夜深了，注意休息'
    : time < '11:00'
      ? '早上好'
      : time < '13:00'
        ? '中午好'
        : time < '18:00'
          ? '下午好'
          : '晚上好'

/** The home page in one reply: for a phone on bad signal one request is better than five. */
export function homeRoutes(parts: Parts, shelf: LessonShelf, ports: HomePorts): Pick<Handlers, 'home'> {
  return {
    async home({ query, resident }) {
      const now = parts.now()
      const today = localDate(now)
      const { keyDates } = parts.content
      const [lessons, days, surveys, needs, { office, contacts }] = await Promise.all([
        shelf.published(),
        ports.dutyDays(),
        ports.surveys({ audience: query.audience, villageId: query.villageId }, resident),
        ports.needs(query.villageId),
        ports.directory(),
      ])
      const ranked = rankLessons(lessons, { audience: query.audience, today, keyDates, needs })
      const season = keyDateOf(keyDates, today)?.greeting
      const nextDutyDay = days.find((day) => day.slots.some((slot) => slot.open && slot.left > 0)) ?? days[0]
      return {
        greeting: timeOfDay(localTime(now)),
        ...(season ? { season } : {}),
        ...(nextDutyDay ? { nextDutyDay } : {}),
        lessons: ranked.slice(0, LESSONS),
        surveys,
        // A village's own people are shown to those of the village only.
        hotlines: inOrderFor(
          [office, ...contacts].filter(
            ({ phone, villageId }) => phone !== undefined && (!villageId || villageId === query.villageId),
          ),
          query.villageId,
        ),
      }
    },
  }
}
