import type { TableShape } from './catalog'
import { readCatalog } from './catalog'
import type { Database, Tx } from './database'
import { appliedMigrations } from './migrate'
import { type CodedRow, encodeRow, type Fingerprint, fingerprinter } from './row-code'

/** A whole database to be read: a live one as it stood at one moment, or a backup of one. */
export interface Snapshot {
  /** The migrations it went through. */
  migrations: string[]
  tables: TableShape[]
  rows(table: TableShape): AsyncIterable<CodedRow>
}

/** Rows fetched at once; of a table with pictures few, for they are held in memory. */
export const rowsAtOnce = ({ columns }: TableShape): number => (columns.some(({ kind }) => kind === 'blob') ? 4 : 500)

/** Reads a live database as it stands at one moment, while others go on writing. Holds one row at a time. */
export async function withSnapshot<T>(database: Database, work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  const read = async (tx: Tx) =>
    work({
      migrations: await appliedMigrations(database.engine, tx),
      tables: await readCatalog(database.engine, tx),
      rows: (table) => rowsOf(tx, table),
    })
  const transaction = database.query.transaction()
  return database.engine === 'postgresql'
    ? transaction.setIsolationLevel('repeatable read').setAccessMode('read only').execute(read)
    : transaction.execute(read)
}

async function* rowsOf(tx: Tx, table: TableShape): AsyncIterable<CodedRow> {
  for await (const row of tx
    .selectFrom(table.name as 'booking')
    .selectAll()
    .stream(rowsAtOnce(table)))
    yield encodeRow(row as unknown as Record<string, unknown>, table)
}

/** Count and sum of every table. */
export async function fingerprintsOf({ tables, rows }: Snapshot): Promise<Map<string, Fingerprint>> {
  const all = new Map<string, Fingerprint>()
  for (const table of tables) {
    const print = fingerprinter()
    for await (const row of rows(table)) print.add(row)
    all.set(table.name, print.result())
  }
  return all
}

/** The names of tables that differ between two databases. */
export function differences(one: Map<string, Fingerprint>, other: Map<string, Fingerprint>): string[] {
  const names = new Set([...one.keys(), ...other.keys()])
  return [...names].filter((name) => {
    const [a, b] = [one.get(name), other.get(name)]
    return a?.rows !== b?.rows || a?.sum !== b?.sum
  })
}
