import { sql } from 'kysely'
import { readCatalog, type TableShape } from '../../server/db/catalog'
import type { Database } from '../../server/db/database'

const ROWS = 3
/** Texts a careless copy spoils: quotes, a line separator, four bytes, what looks like JSON or a number. */
const ODD = ["它说：“O'Brien\\n”", 'a\u2028b\r\nc', '🌾 {"x": [1]}', '007', '']

interface Reference {
  column: string
  table: string
  target: string
}

/** What a column may hold where a CHECK of the table names its values: the first of them. */
function allowed(definition: string, column: string): string | undefined {
  return new RegExp(`\\b${column}"?\\s+in\\s*\\(\\s*'([^']*)'`, 'i').exec(definition)?.[1]
}

/**
 * Puts rows into every table of a SQLite database, whichever tables there are: made-up values of each column's kind, and
 * references that lead somewhere. Meant for whatever has to carry every table, known to its author or not.
 */
export async function fillTables(database: Database): Promise<TableShape[]> {
  const shapes = await readCatalog('sqlite', database.query)
  for (const shape of await inOrder(database, shapes)) for (let n = 0; n < ROWS; n++) await fillRow(database, shape, n)
  return shapes
}

async function referencesOf(database: Database, table: string): Promise<Reference[]> {
  const { rows } = await sql<{ from: string; table: string; to: string }>`
    select "from", "table", "to" from pragma_foreign_key_list(${table})`.execute(database.query)
  return rows.map((row) => ({ column: row.from, table: row.table, target: row.to }))
}

/** Tables that others point to come first. */
async function inOrder(database: Database, shapes: TableShape[]): Promise<TableShape[]> {
  const placed: TableShape[] = []
  const place = async (shape: TableShape, above: string[]): Promise<void> => {
    if (placed.includes(shape) || above.includes(shape.name)) return
    for (const { table } of await referencesOf(database, shape.name)) {
      const parent = shapes.find(({ name }) => name === table)
      if (parent) await place(parent, [...above, shape.name])
    }
    placed.push(shape)
  }
  for (const shape of shapes) await place(shape, [])
  return placed
}

async function fillRow(database: Database, shape: TableShape, n: number): Promise<void> {
  const { rows } = await sql<{ sql: string }>`select sql from sqlite_master where name = ${shape.name}`.execute(
    database.query,
  )
  const definition = rows[0]?.sql ?? ''
  const row: Record<string, unknown> = {}
  for (const { name, kind, counted } of shape.columns) {
    if (counted) continue
    if (kind === 'text') row[name] = allowed(definition, name) ?? `${name} ${n} ${ODD[(n + name.length) % ODD.length]}`
    else if (kind === 'blob') row[name] = Buffer.from([0, n, 255])
    else if (kind === 'real') row[name] = 0.1 + n
    else row[name] = 1
  }
  for (const { column, table, target } of await referencesOf(database, shape.name)) {
    const found = await sql<{ value: unknown }>`select ${sql.ref(target)} as value from ${sql.table(table)}
      order by 1 limit 1 offset ${n}`.execute(database.query)
    row[column] = found.rows[0]?.value ?? null
  }
  await database.query
    .insertInto(shape.name as 'booking')
    .values(row as never)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
