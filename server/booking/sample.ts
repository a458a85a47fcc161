import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DutyRule } from '@domain/roster'
import { ROLE_NAMES, ROLES, type Role } from '@domain/staff'
import { addDays, localDate, weekdayOf } from '@domain/time'
import type { Parts } from '../parts'
import { officialDayKind } from '../roster/calendar'
import { makeDays } from '../roster/service'
import { writeChange } from '../roster/store'
import { hashPassword } from '../staff/password'
import { addStaff, countStaff } from '../staff/store'
import { settingsOf } from '../town/settings'

export interface SampleAccount {
  account: string
  password: string
  roleName: string
}

const ADVISER = '值班律师（示例）'

/** Tuesday and Thursday mornings from today on. */
const sampleRules = (place: string, today: string): DutyRule[] =>
  [2, 4].map((weekday) => ({
    id: weekday === 2 ? 'tue' : 'thu',
    weekday,
    start: '09:00',
    end: '11:30',
    slotMinutes: 30,
    places: 2,
    adviser: ADVISER,
    place,
    from: today,
  }))

/**
 * What `npm start` shows the first time: duty days and one desk account a role. Random passwords are made once and kept
 * in DATA_DIR, so that a second start can print them again. Leaves a database that has staff alone.
 */
export async function loadSample(parts: Parts): Promise<SampleAccount[]> {
  const file = join(parts.config.dataDir, 'sample-accounts.json')
  if ((await countStaff(parts.database.query)) > 0)
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as SampleAccount[]) : []
  const today = localDate(parts.now())
  await parts.database.transaction(async (tx) => {
    for (const rule of sampleRules(parts.town.places[0]?.name ?? '', today)) {
      await writeChange(tx, { kind: 'put-rule', rule })
      // Where the holidays of the year are not announced yet, a trial takes its days as confirmed.
      for (let date = today; date <= addDays(today, settingsOf(parts).booking.horizonDays); date = addDays(date, 1))
        if (weekdayOf(date) === rule.weekday && officialDayKind(date) === 'unknown')
          await writeChange(tx, { kind: 'set-day-kind', date, dayKind: 'workday' })
    }
  })
  await makeDays(parts)
  const accounts = ROLES.map((role) => ({
    account: role,
    password: randomBytes(9).toString('base64url'),
    roleName: ROLE_NAMES[role],
  }))
  writeFileSync(file, JSON.stringify(accounts, null, 2), { mode: 0o600 })
  for (const { account, password } of accounts)
    await addStaff(parts.database.query, {
      id: randomUUID(),
      account,
      name: `${ROLE_NAMES[account as Role]}（示例）`,
      role: account as Role,
      adviser: account === 'adviser' ? ADVISER : null,
      village_id: account === 'village' ? (parts.town.villages[0]?.id ?? null) : null,
      password_hash: await hashPassword(password),
      active: 1,
    })
  return accounts
}
