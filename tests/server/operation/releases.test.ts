import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { RELEASES, releasedVersions } from '../../../scripts/contract/releases'
import type { TableShape } from '../../../server/db/catalog'
import { load } from '../../../server/db/load'
import { migrate, pendingMigrations } from '../../../server/db/migrate'
import type { CodedRow } from '../../../server/db/row-code'
import { type Snapshot, withSnapshot } from '../../../server/db/snapshot'
import { describeEachEngine } from '../../support/engines'
import { openEmptyDatabase } from '../../support/server'

interface Frozen {
  migrations: string[]
  tables: (TableShape & { rows: CodedRow[] })[]
}

/** Columns a later migration rewrote on purpose, as `table.column`, with why nothing is lost by it. */
const REWRITTEN: Record<string, string> = {
  'audit.id': 'random, and nothing pointed to it; entries are named by their running number',
}

const frozen = (version: string): Frozen => JSON.parse(readFileSync(join(RELEASES, version, 'database.json'), 'utf8'))

const snapshotOf = ({ migrations, tables }: Frozen): Snapshot => ({
  migrations,
  tables: tables.map(({ rows: _, ...shape }) => shape),
  async *rows({ name }) {
    yield* tables.find((table) => table.name === name)?.rows ?? []
  },
})

/** The rows of a table by the columns that are compared, in a fixed order. */
const rowsBy = (columns: string[], shape: TableShape, rows: CodedRow[]) => {
  const at = columns.map((name) => shape.columns.findIndex((column) => column.name === name))
  return rows.map((row) => JSON.stringify(at.map((i) => row[i]))).sort()
}

describe.each(releasedVersions())('the database of release %s', (version) => {
  const old = frozen(version)

  test('was one that people had used', () => {
    const used = old.tables.filter(({ rows }) => rows.length > 0).length
    expect(used).toBeGreaterThan(old.tables.length * 0.7)
  })

  describeEachEngine('comes forward with nothing lost', (engine) => {
    test('every row and value of then is there', async () => {
      const { database, drop } = await openEmptyDatabase(engine)
      try {
        await load(database, snapshotOf(old))
        await migrate(database)
        expect(await pendingMigrations(database)).toEqual([])
        await withSnapshot(database, async ({ tables, rows }) => {
          for (const before of old.tables) {
            const now = tables.find(({ name }) => name === before.name)
            if (!now) throw new Error(`the table ${before.name} is gone`)
            const found: CodedRow[] = []
            for await (const row of rows(now)) found.push(row)
            const kept = before.columns
              .map(({ name }) => name)
              .filter((name) => !(`${before.name}.${name}` in REWRITTEN))
            const missing = kept.filter((name) => !now.columns.some((column) => column.name === name))
            expect({ table: before.name, missing }).toEqual({ table: before.name, missing: [] })
            expect(rowsBy(kept, now, found)).toEqual(expect.arrayContaining(rowsBy(kept, before, before.rows)))
          }
        })
      } finally {
        await drop()
      }
    })
  })
})
