import { DEFAULT_MIGRATION_TABLE, type Kysely, type Migration, Migrator, sql } from 'kysely'
import { OperatorError } from '../operator-error'
import type { Database, Engine, Queryable } from './database'
import * as people from './migrations/001-people'
import * as attempts from './migrations/002-attempts'
import * as dutyDays from './migrations/003-duty-days'
import * as bookings from './migrations/004-bookings'
import * as messages from './migrations/005-messages'
import * as toldOfAll from './migrations/010-told-of-all'
import * as lessons from './migrations/020-lessons'
import * as searchMisses from './migrations/021-search-misses'
import * as readings from './migrations/022-readings'
import * as lessonList from './migrations/023-lesson-list'
import * as survey from './migrations/030-survey'
import * as school from './migrations/040-school'
import * as classShown from './migrations/041-class-shown'
import * as classShownBefore from './migrations/042-class-shown-before'
import * as staffAccounts from './migrations/050-staff-accounts'
import * as secondFactor from './migrations/051-second-factor'
import * as auditChain from './migrations/052-audit-chain'
import * as townSettings from './migrations/053-town-settings'
import * as eventPhotos from './migrations/054-event-photos'
import * as directory from './migrations/060-directory'
import * as mediation from './migrations/070-mediation'
import * as referenceIndexes from './migrations/090-reference-indexes'

/** Every migration in the order of its number. A released one is never edited; a change is the next number. */
const MIGRATIONS: Record<string, Migration> = {
  '001-people': people,
  '002-attempts': attempts,
  '003-duty-days': dutyDays,
  '004-bookings': bookings,
  '005-messages': messages,
  '010-told-of-all': toldOfAll,
  '020-lessons': lessons,
  '021-search-misses': searchMisses,
  '022-readings': readings,
  '023-lesson-list': lessonList,
  '030-survey': survey,
  '040-school': school,
  '041-class-shown': classShown,
  '042-class-shown-before': classShownBefore,
  '050-staff-accounts': staffAccounts,
  '051-second-factor': secondFactor,
  '052-audit-chain': auditChain,
  '053-town-settings': townSettings,
  '054-event-photos': eventPhotos,
  '060-directory': directory,
  '070-mediation': mediation,
  '090-reference-indexes': referenceIndexes,
}

/** The database went through migrations this program has never heard of: it is an older program on a newer database. */
export class NewerDatabaseError extends OperatorError {}

const migratorOf = (database: Database, only?: readonly string[]) =>
  new Migrator({
    db: database.query,
    provider: {
      getMigrations: async () =>
        only ? Object.fromEntries(Object.entries(MIGRATIONS).filter(([name]) => only.includes(name))) : MIGRATIONS,
    },
    allowUnorderedMigrations: true,
  })

/** Names of the migrations a database went through, in their order; none for an empty one. */
export async function appliedMigrations(engine: Engine, query: Queryable): Promise<string[]> {
  const here =
    engine === 'sqlite'
      ? sql`select 1 from sqlite_master where type = 'table' and name = ${DEFAULT_MIGRATION_TABLE}`
      : sql`select 1 where to_regclass(${DEFAULT_MIGRATION_TABLE}) is not null`
  if ((await here.execute(query)).rows.length === 0) return []
  const rows = await (query as unknown as Kysely<{ [DEFAULT_MIGRATION_TABLE]: { name: string } }>)
    .selectFrom(DEFAULT_MIGRATION_TABLE)
    .select('name')
    .orderBy('name')
    .execute()
  return rows.map(({ name }) => name)
}

/** Names of the migrations a database still has to go through. */
export async function pendingMigrations({ engine, query }: Database): Promise<string[]> {
  const applied = new Set(await appliedMigrations(engine, query))
  return Object.keys(MIGRATIONS).filter((name) => !applied.has(name))
}

/**
 * Brings the schema up to date, or with `only` to what those migrations make of an empty database; safe to run from
 * several processes at once. Throws with the migration that failed, or `NewerDatabaseError` before anything is changed.
 */
export async function migrate(database: Database, only?: readonly string[]): Promise<void> {
  const unknown = [...(only ?? []), ...(await appliedMigrations(database.engine, database.query))].filter(
    (name) => !(name in MIGRATIONS),
  )
  if (unknown.length > 0)
    throw new NewerDatabaseError(
      `数据库已经被更新的程序升级过（${[...new Set(unknown)].join('、')}），这个旧程序不能用它。请换回新的程序，或者用旧程序时的备份恢复。`,
    )
  const { error, results } = await migratorOf(database, only).migrateToLatest()
  if (error) {
    const failed = results?.find((result) => result.status === 'Error')?.migrationName
    throw new Error(`migration ${failed ?? ''} failed`, { cause: error })
  }
}
