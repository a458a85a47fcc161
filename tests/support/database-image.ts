import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Database } from '../../server/db/database'

/** Tables that a refused request may touch: what counts failures is there to be counted. */
const COUNTERS = new Set(['attempt'])

/** One hash over every row of every table but the counters of failures: equal before and after means nothing changed. */
export async function databaseImage({ query }: Database): Promise<string> {
  const hash = createHash('sha256')
  const tables = (await query.introspection.getTables()).map(({ name }) => name).filter((name) => !COUNTERS.has(name))
  for (const table of tables.sort()) {
    const { rows } = await sql`select * from ${sql.table(table)}`.execute(query)
    hash.update(
      `${table}\n${rows
        .map((row) => JSON.stringify(row))
        .sort()
        .join('\n')}\n`,
    )
  }
  return hash.digest('hex')
}
