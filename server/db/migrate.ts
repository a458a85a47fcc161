import { type Migration, Migrator } from 'kysely'
import type { Database } from './database'
import * as people from './migrations/001-people'
import * as attempts from './migrations/002-attempts'
import * as dutyDays from './migrations/003-duty-days'
import * as bookings from './migrations/004-bookings'
import * as messages from './migrations/005-messages'
import * as lessons from './migrations/020-lessons'
import * as searchMisses from './migrations/021-search-misses'
import * as survey from './migrations/030-survey'
import * as school from './migrations/040-school'

/** Every migration in the order of its number. A released one is never edited; a change is the next number. */
const MIGRATIONS: Record<string, Migration> = {
  '001-people': people,
  '002-attempts': attempts,
  '003-duty-days': dutyDays,
  '004-bookings': bookings,
  '005-messages': messages,
  '020-lessons': lessons,
  '021-search-misses': searchMisses,
  '030-survey': survey,
  '040-school': school,
}

/** Brings the schema up to date; safe to run from several processes at once. Throws with the migration that failed. */
export async function migrate(database: Database): Promise<void> {
  const migrator = new Migrator({
    db: database.query,
    provider: { getMigrations: async () => MIGRATIONS },
    allowUnorderedMigrations: true,
  })
  const { error, results } = await migrator.migrateToLatest()
  if (error) {
    const failed = results?.find((result) => result.status === 'Error')?.migrationName
    throw new Error(`migration ${failed ?? ''} failed`, { cause: error })
  }
}
