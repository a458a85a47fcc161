import { sql } from 'kysely'
import { readCatalog } from './catalog'
import type { Database } from './database'

/** Takes away every table of a PostgreSQL database, the migrator's own too: for one that a failed restore began to fill. */
export async function dropTables({ engine, query }: Database): Promise<void> {
  const tables = (await readCatalog(engine, query)).map(({ name }) => name)
  for (const table of [...tables, 'kysely_migration', 'kysely_migration_lock'])
    await sql`drop table if exists ${sql.table(table)} cascade`.execute(query)
}
