import { QUESTION_KEPT_DAYS } from '@domain/questions'
import { READINGS_KEPT_YEARS } from '@domain/readings'
import { addDays, addMinutes, type Instant, instantAt, type LocalDate, localDate, toInstant } from '@domain/time'
import { type RawBuilder, sql } from 'kysely'
import { dropExpiredAttempts } from '../auth/attempts'
import { dropExpiredSessions } from '../auth/store'
import type { Queryable } from '../db/database'
import { dropOldKeys } from '../http/idempotency'
import { dropReadingsBefore } from '../lessons/readings-store'
import { eraseMediationsBefore } from '../mediation/erase'
import type { Parts } from '../parts'
import { forgetWordsBefore, hasHadItsTime } from '../questions/store'
import { MISSES_KEPT_DAYS } from '../search/misses'
import { dropMissesBefore } from '../search/misses-store'
import { clearOldEntries } from '../staff/audit-log'
import { dropExpiredLinks } from '../staff/store'
import { settingsOf } from '../town/settings'
import { eraseBookingsBefore, eraseWaitingBefore } from './erase'

/** Nobody tries a request again after a week. */
const KEYS_KEPT_MINUTES = 7 * 24 * 60

type Place = Pick<Parts, 'database' | 'now' | 'town'>
type Count = RawBuilder<{ n: number | string }>

/** Something that is kept for a time and no longer. */
interface Retention {
  /** What it is and what becomes of it, in the operator's words. */
  title: string
  /** Everything older than this has had its time. */
  before(parts: Place): LocalDate | Instant
  /** How many rows have had their time: the very ones `erase` takes. */
  due(before: string): Count
  erase(parts: Parts, before: string): Promise<unknown>
}

const daysAgo = ({ now }: Place, days: number): LocalDate => addDays(localDate(now()), -days)
const rightNow = ({ now }: Place): Instant => toInstant(now())

/** Rows that say themselves until when they hold. */
const expired = (
  title: string,
  table: 'session' | 'staff_link' | 'attempt',
  drop: (db: Queryable, now: Instant) => Promise<unknown>,
): Retention => ({
  title,
  before: rightNow,
  due: (before) => sql`select count(*) as n from ${sql.table(table)} where expires_at <= ${before}`,
  erase: ({ database }, before) => drop(database.query, before),
})

const RETENTION: readonly Retention[] = [
  {
    title: '预约里的姓名、电话、说明、记录：抹去，只留日期、主题、结果',
    before: (parts) => daysAgo(parts, settingsOf(parts).booking.retentionDays),
    due: (before) => sql`select count(*) as n from booking where date < ${before} and erased = 0`,
    erase: eraseBookingsBefore,
  },
  {
    title: '候补名单：删除',
    before: (parts) => daysAgo(parts, settingsOf(parts).booking.retentionDays),
    due: (before) =>
      sql`select count(*) as n from waitlist join duty_day on duty_day.id = waitlist.day_id where duty_day.date < ${before}`,
    erase: eraseWaitingBefore,
  },
  {
    title: '办完的矛盾纠纷里的人和经过：抹去，只留类型、天数、结果',
    before: (parts) => daysAgo(parts, settingsOf(parts).mediation.retentionDays),
    due: (before) => sql`select count(*) as n from mediation where ended_on < ${before} and erased = 0`,
    erase: eraseMediationsBefore,
  },
  {
    title: '操作记录：清除，留下清到第几条和校验码',
    before: (parts) => daysAgo(parts, settingsOf(parts).audit.retentionDays),
    due: (before) => sql`select count(*) as n from audit where at < ${instantAt(before, '00:00')}`,
    erase: clearOldEntries,
  },
  {
    title: '没有公开的提问：抹去问的话和答的话，只留日期和结果',
    before: (parts) => daysAgo(parts, QUESTION_KEPT_DAYS),
    due: (before) => sql`select count(*) as n from question where ${hasHadItsTime(before)}`,
    erase: ({ database }, before) => forgetWordsBefore(database.query, before),
  },
  {
    title: '搜了没找到的词：删除',
    before: (parts) => daysAgo(parts, MISSES_KEPT_DAYS),
    due: (before) => sql`select count(*) as n from search_miss where date < ${before}`,
    erase: ({ database }, before) => dropMissesBefore(database.query, before),
  },
  {
    title: '普法内容的阅读次数（不是个人信息）：删除五个整年以前的',
    before: (parts) => `${Number(daysAgo(parts, 0).slice(0, 4)) - READINGS_KEPT_YEARS}-01-01`,
    due: (before) => sql`select count(*) as n from reading where date < ${before}`,
    erase: ({ database }, before) => dropReadingsBefore(database.query, before),
  },
  expired('过期的登录：删除', 'session', dropExpiredSessions),
  expired('过期的邀请链接：删除', 'staff_link', dropExpiredLinks),
  expired('登录失败的次数：删除', 'attempt', dropExpiredAttempts),
  {
    title: '防重复提交的记号：删除',
    before: (parts) => addMinutes(rightNow(parts), -KEYS_KEPT_MINUTES),
    due: (before) => sql`select count(*) as n from idempotency where created_at < ${before}`,
    erase: ({ database }, before) => database.transaction((tx) => dropOldKeys(tx, before)),
  },
]

/** What has had its time now, without touching it: a title, the date or instant it is older than, and how many rows. */
export async function listDue(parts: Place): Promise<{ title: string; before: string; rows: number }[]> {
  const list = []
  for (const { title, before, due } of RETENTION) {
    const limit = before(parts)
    const { rows } = await due(limit).execute(parts.database.query)
    list.push({ title, before: limit, rows: Number(rows[0]?.n ?? 0) })
  }
  return list
}

/** Erases everything that has had its time. */
export async function eraseDue(parts: Parts): Promise<void> {
  for (const { before, erase } of RETENTION) await erase(parts, before(parts))
}
