import { flatSettings, type TownSettings, TownSettingsSchema } from '@domain/settings'
import { toInstant } from '@domain/time'
import * as v from 'valibot'
import type { StaffSession } from '../auth/session'
import type { Queryable } from '../db/database'
import { Failure } from '../http/failure'
import type { Parts } from '../parts'
import { audit } from '../staff/audit'

type Changed = Record<string, number>
interface Known {
  version: number
  changed: Changed
}
type Place = Pick<Parts, 'database' | 'town'>

/** What this process last read, by database; `refreshSettings` looks for a newer version before each request and job. */
const known = new WeakMap<Parts['database'], Known>()

const ChangedSchema = v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.number()))

const fileSettings = ({ town: { booking, mediation, audit } }: Pick<Parts, 'town'>): TownSettings => ({
  booking,
  mediation,
  audit,
})

/** The file's numbers with those that staff changed; one that today's table no longer takes is as the file says. */
function over(file: TownSettings, changed: Changed): TownSettings {
  const all = structuredClone(file)
  for (const [key] of flatSettings(file)) {
    const [group, name] = key.split('.') as [keyof TownSettings, never]
    const value = changed[key]
    const schema = TownSettingsSchema.entries[group].entries[name] as v.GenericSchema<unknown, number>
    if (value !== undefined && v.is(schema, value)) Object.assign(all[group], { [name]: value })
  }
  return all
}

/** The numbers of the town's rules as they are now. */
export const settingsOf = (parts: Place): TownSettings =>
  over(fileSettings(parts), known.get(parts.database)?.changed ?? {})

async function read(db: Queryable): Promise<Known> {
  const row = await db.selectFrom('town_settings').selectAll().where('id', '=', 1).executeTakeFirstOrThrow()
  return { version: row.version, changed: v.parse(ChangedSchema, row.changed) }
}

/** Reads the numbers anew where another request or process has changed them. */
export async function refreshSettings({ database }: Pick<Parts, 'database'>): Promise<void> {
  const { version } = await database.query
    .selectFrom('town_settings')
    .select('version')
    .where('id', '=', 1)
    .executeTakeFirstOrThrow()
  if (known.get(database)?.version !== version) known.set(database, await read(database.query))
}

const CHANGED_MEANWHILE = { message: '别人刚刚改过设置。请刷新看看现在的数，再改一次。' }

/** The settings as the desk edits them. */
export async function deskSettings(parts: Place) {
  const { version, changed } = await read(parts.database.query)
  const file = fileSettings(parts)
  return { version, values: over(file, changed), file }
}

/** Sets all numbers, as they were opened at `version`; throws `state-changed` when somebody else changed one since. */
export async function changeSettings(
  parts: Place & Pick<Parts, 'now'>,
  staff: StaffSession,
  version: number,
  values: TownSettings,
): Promise<void> {
  const file = fileSettings(parts)
  const inFile = Object.fromEntries(flatSettings(file))
  await parts.database.transaction(async (tx) => {
    const before = await read(tx)
    if (before.version !== version) throw new Failure('state-changed', CHANGED_MEANWHILE)
    const was = Object.fromEntries(flatSettings(over(file, before.changed)))
    const differing = flatSettings(values).filter(([key, value]) => was[key] !== value)
    const changed = Object.fromEntries(flatSettings(values).filter(([key, value]) => inFile[key] !== value))
    const { numUpdatedRows } = await tx
      .updateTable('town_settings')
      .set({ version: version + 1, changed: JSON.stringify(changed) })
      .where('id', '=', 1)
      .where('version', '=', version)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw new Failure('state-changed', CHANGED_MEANWHILE)
    if (differing.length === 0) return
    const at = toInstant(parts.now())
    await tx
      .insertInto('town_setting_change')
      .values(
        differing.map(([key, after]) => ({
          version: version + 1,
          key,
          at,
          staff_id: staff.staffId,
          before: was[key] ?? 0,
          after,
        })),
      )
      .execute()
    await audit(tx, parts.now(), staff, 'settings.change', differing.map(([key]) => key).join(' '))
  })
  await refreshSettings(parts)
}

/** Who changed which number, the latest first; at most `limit`. */
export const settingChanges = async (db: Queryable, limit: number) =>
  (
    await db
      .selectFrom('town_setting_change')
      .leftJoin('staff', 'staff.id', 'town_setting_change.staff_id')
      .selectAll('town_setting_change')
      .select('staff.name as who')
      .orderBy('town_setting_change.version', 'desc')
      .orderBy('town_setting_change.key')
      .limit(limit)
      .execute()
  ).map(({ at, who, key, before, after }) => ({ at, who: who ?? '（已删除的账号）', key, from: before, to: after }))
