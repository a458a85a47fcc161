import { sql } from 'kysely'
import { readCatalog, type TableShape } from '../../server/db/catalog'
import type { Database, Engine } from '../../server/db/database'

/** Tables a town never fills, whatever it lives to see: neither grown here nor a loss when they are read as a whole. */
export const SMALL: Record<string, string> = {
  duty_rule: 'a handful of weekly rules',
  duty_exception: 'exceptions to them, a few a year',
  day_kind: 'dates staff decided about, a few a year',
  roster_lock: 'one row',
  lesson_shelf: 'one row',
  directory_version: 'one row',
  directory_entry: 'people and places of one town, a few hundred',
  audit_head: 'one row',
  town_settings: 'one row',
  town_setting_change: 'a few a year',
  lesson_state: 'one row a lesson the desk has touched',
  staff: 'the people who work there',
  staff_link: 'one row an account that waits for its first sign-in',
  recovery_code: 'ten rows an account with a second factor',
  feed: 'one row an adviser',
  survey_version: 'versions of a few surveys',
  survey_draft: 'one row a survey',
  survey_tally: 'one row a survey',
}

interface Reference {
  table: string
  column: string
  parent: string
  target: string
}

/** Every foreign key of one column. */
export async function referencesOf({ engine, query }: Database): Promise<Reference[]> {
  const found =
    engine === 'sqlite'
      ? sql<Reference>`select m.name as "table", f."from" as "column", f."table" as parent, f."to" as target
          from sqlite_master m, pragma_foreign_key_list(m.name) f where m.type = 'table'`
      : sql<Reference>`select rel.relname as "table", att.attname as "column", par.relname as parent, pat.attname as target
          from pg_constraint con join pg_class rel on rel.oid = con.conrelid join pg_class par on par.oid = con.confrelid
          join pg_attribute att on att.attrelid = con.conrelid and att.attnum = con.conkey[1]
          join pg_attribute pat on pat.attrelid = con.confrelid and pat.attnum = con.confkey[1] where con.contype = 'f'`
  return (await found.execute(query)).rows
}

/** Old dates, all different for the first 12,000 rows; the last lies in 2022. */
const dateOf = (engine: Engine, i: string): string =>
  engine === 'sqlite'
    ? `date('1990-01-01', '+' || (${i} % 12000) || ' days')`
    : `to_char(date '1990-01-01' + (${i} % 12000)::int, 'YYYY-MM-DD')`

/** An old date where a column holds one, so that nothing current is made of these rows; else a text of its own. */
function expression(engine: Engine, name: string, kind: string, i: string): string {
  if (kind === 'blob') return engine === 'sqlite' ? `x'00'` : `'\\x00'::bytea`
  if (kind !== 'text') return /(^|_)(id|seq|revision|version|number)$/.test(name) ? i : '1'
  if (/(^|_)(date|on)$/.test(name)) return dateOf(engine, i)
  if (/(^|_)(at|until|after)$/.test(name)) return `${dateOf(engine, i)} || 'T01:00:00.000Z'`
  return `'${name}-' || ${i}`
}

/**
 * Adds rows to every table that grows, whichever tables there are: past ones, in one statement a table. `rowsOf` says how
 * many; `values` gives a column another expression over `i` (`booking.status`: `'done'`).
 */
export async function grow(
  database: Database,
  rowsOf: (table: string) => number,
  values: Record<string, string> = {},
): Promise<Record<string, number>> {
  const shapes = (await readCatalog(database.engine, database.query)).filter(({ name }) => !(name in SMALL))
  const references = await referencesOf(database)
  const done: Record<string, number> = {}
  const add = async (shape: TableShape): Promise<void> => {
    if (shape.name in done) return
    const own = references.filter(({ table }) => table === shape.name)
    done[shape.name] = rowsOf(shape.name)
    for (const { parent } of own) {
      const above = shapes.find(({ name }) => name === parent)
      if (above) await add(above)
    }
    const columns = shape.columns.filter(({ counted, kind }) => !counted || kind === 'text')
    const expressions = columns.map(({ name, kind }) => {
      const reference = own.find(({ column }) => column === name)
      if (reference)
        return reference.parent in done
          ? expression(database.engine, reference.target, kind, `(1 + i % ${done[reference.parent]})`)
          : 'null'
      return values[`${shape.name}.${name}`] ?? expression(database.engine, name, kind, 'i')
    })
    await insert(
      database,
      shape.name,
      columns.map(({ name }) => name),
      expressions,
      done[shape.name] ?? 0,
    )
  }
  for (const shape of shapes) await add(shape)
  // The next entry of the audit log comes after those that were added.
  await sql`update audit_head set seq = (select coalesce(max(seq), 0) from audit)`.execute(database.query)
  await sql`analyze`.execute(database.query)
  return done
}

async function insert({ engine, query }: Database, table: string, columns: string[], values: string[], rows: number) {
  const numbers =
    engine === 'sqlite'
      ? `with recursive numbers(i) as (select 1 union all select i + 1 from numbers where i < ${rows}) select ${values} from numbers where true`
      : `select ${values} from generate_series(1, ${rows}) as numbers(i)`
  // A first row that a migration wrote stays as it is. One connection, so that the limit a request has is lifted for this statement only.
  await query.transaction().execute(async (tx) => {
    if (engine === 'postgresql') await sql`set local statement_timeout = 0`.execute(tx)
    await sql
      .raw(`insert into ${table} (${columns.map((name) => `"${name}"`)}) ${numbers} on conflict do nothing`)
      .execute(tx)
  })
}
