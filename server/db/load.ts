import { sql } from 'kysely'
import { OperatorError } from '../operator-error'
import { type ColumnShape, readCatalog, type TableShape } from './catalog'
import type { Database, Tx } from './database'
import { migrate } from './migrate'
import { type CodedRow, decode, type Fingerprint, fingerprinter } from './row-code'
import { differences, fingerprintsOf, rowsAtOnce, type Snapshot, withSnapshot } from './snapshot'

/** SQLite takes 32,766 values in one statement. */
const VALUES_A_STATEMENT = 30_000

/** The database to be filled has tables already; nothing was changed. */
export class NotEmptyError extends OperatorError {}

/**
 * Fills an empty database of either engine: gives it the schema the snapshot had, copies every row in one transaction,
 * reads all of it back and compares. Afterwards `migrate` may bring it forward. Throws `NotEmptyError` before anything
 * is written; a failure later leaves the target to be thrown away.
 */
export async function load(target: Database, snapshot: Snapshot): Promise<Map<string, Fingerprint>> {
  if ((await readCatalog(target.engine, target.query)).length > 0)
    throw new NotEmptyError(
      '目标数据库里已经有表，什么也没改。请换一个空的数据库（SQLite 换一个 DATA_DIR，或先把旧的 town.db 移走）。',
    )
  await migrate(target, snapshot.migrations)
  const shapes = await readCatalog(target.engine, target.query)
  requireSameShape(snapshot.tables, shapes)
  const source = new Map<string, Fingerprint>()
  await target.query.transaction().execute(async (tx) => {
    await deferReferences(tx, target.engine)
    // Migrations write first rows of their own.
    for (const { name } of shapes) await tx.deleteFrom(name as 'booking').execute()
    for (const shape of shapes) source.set(shape.name, await copy(tx, target, shape, snapshot.rows(shape)))
    await restoreReferences(tx, target.engine)
    if (target.engine === 'postgresql') for (const shape of shapes) await continueCounting(tx, shape)
  })
  const different = differences(source, await withSnapshot(target, fingerprintsOf))
  if (different.length > 0) throw new Error(`copied and compared, and different: ${different.join(', ')}`)
  return source
}

function requireSameShape(source: TableShape[], target: TableShape[]): void {
  // A flag is a boolean on PostgreSQL or a whole number on SQLite.
  const said = (tables: TableShape[]) =>
    tables.map(({ name, columns }) =>
      [name, ...columns.map((column) => `${column.name}:${column.kind.replace('boolean', 'integer')}`)].join(' '),
    )
  const [ours, theirs] = [said(source), said(target)]
  const odd = [...ours.filter((table) => !theirs.includes(table)), ...theirs.filter((table) => !ours.includes(table))]
  if (odd.length > 0) throw new Error(`the schema is not the one of its migrations: ${odd.join('; ')}`)
}

async function copy(
  tx: Tx,
  { engine }: Database,
  shape: TableShape,
  rows: AsyncIterable<CodedRow>,
): Promise<Fingerprint> {
  const { name, columns } = shape
  const print = fingerprinter()
  const size = Math.min(rowsAtOnce(shape), Math.floor(VALUES_A_STATEMENT / columns.length))
  let batch: Record<string, unknown>[] = []
  const write = async () => {
    if (batch.length > 0)
      await tx
        .insertInto(name as 'booking')
        .values(batch as never)
        .execute()
    batch = []
  }
  for await (const row of rows) {
    print.add(row)
    batch.push(
      Object.fromEntries(columns.map((column, i) => [column.name, decode(row[i] ?? null, column.kind, engine)])),
    )
    if (batch.length === size) await write()
  }
  await write()
  return print.result()
}

/** Foreign keys of PostgreSQL with the table they belong to. */
const references = (tx: Tx) =>
  sql<{ table: string; name: string }>`select rel.relname as "table", con.conname as name
    from pg_constraint con join pg_class rel on rel.oid = con.conrelid
    where con.contype = 'f' and con.connamespace = 'public'::regnamespace`.execute(tx)

/** Rows come table by table, so what one points to may come after it. */
async function deferReferences(tx: Tx, engine: Database['engine']): Promise<void> {
  if (engine === 'sqlite') {
    await sql`pragma defer_foreign_keys = on`.execute(tx)
    return
  }
  // A large table takes longer than a request may.
  await sql`set local statement_timeout = 0`.execute(tx)
  for (const { table, name } of (await references(tx)).rows)
    await sql`alter table ${sql.table(table)} alter constraint ${sql.ref(name)} deferrable initially deferred`.execute(
      tx,
    )
}

async function restoreReferences(tx: Tx, engine: Database['engine']): Promise<void> {
  if (engine === 'sqlite') return
  await sql`set constraints all immediate`.execute(tx)
  for (const { table, name } of (await references(tx)).rows)
    await sql`alter table ${sql.table(table)} alter constraint ${sql.ref(name)} not deferrable`.execute(tx)
}

/** The next number the database gives comes after the highest copied. SQLite sees to that by itself. */
async function continueCounting(tx: Tx, { name, columns }: TableShape): Promise<void> {
  for (const { name: column } of columns.filter((each: ColumnShape) => each.counted))
    await sql`select setval(pg_get_serial_sequence(${name}, ${column}),
      coalesce((select max(${sql.ref(column)}) from ${sql.table(name)}), 0) + 1, false)`.execute(tx)
}
