import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { readCatalog } from '../../../server/db/catalog'
import { type Database, openPostgres, openSqlite, openSqliteForReading } from '../../../server/db/database'
import { load, NotEmptyError } from '../../../server/db/load'
import { migrate, pendingMigrations } from '../../../server/db/migrate'
import { fingerprintsOf, withSnapshot } from '../../../server/db/snapshot'
import { describeEachEngine } from '../../support/engines'
import { fillTables } from '../../support/fill-tables'
import { createPostgresDatabase } from '../../support/postgres'

describeEachEngine('a database copied into an empty one', (engine) => {
  const folder = mkdtempSync(join(tmpdir(), 'load-'))
  const file = join(folder, 'source.db')
  let target: Database
  let drop = async () => {}
  beforeAll(async () => {
    const source = openSqlite(file)
    await migrate(source)
    await fillTables(source)
    await source.close()
    if (engine === 'postgresql') {
      const made = await createPostgresDatabase()
      target = openPostgres(made.url)
      drop = made.drop
    } else target = openSqlite(join(folder, 'target.db'))
  })
  afterAll(async () => {
    await target.close()
    await drop()
    rmSync(folder, { recursive: true, force: true })
  })

  const fromSource = <T>(work: Parameters<typeof withSnapshot<T>>[1]) => {
    const source = openSqliteForReading(file)
    return withSnapshot(source, work).finally(() => source.close())
  }

  test('has every row of every table, and can go on', async () => {
    const loaded = await fromSource((snapshot) => load(target, snapshot))
    // The filler must have reached every table, or nothing is shown of it.
    expect([...loaded].filter(([, { rows }]) => rows === 0)).toEqual([])
    expect(await withSnapshot(target, fingerprintsOf)).toEqual(await fromSource(fingerprintsOf))
    expect(await pendingMigrations(target)).toEqual([])
    for (const { name, columns } of await readCatalog(engine, target.query))
      for (const column of columns.filter(({ counted }) => counted)) {
        const highest = await sql<{
          n: string
        }>`select max(${sql.ref(column.name)}) as n from ${sql.table(name)}`.execute(target.query)
        if (engine === 'postgresql') {
          const next = await sql<{
            n: string
          }>`select nextval(pg_get_serial_sequence(${name}, ${column.name})) as n`.execute(target.query)
          expect(Number(next.rows[0]?.n)).toBe(Number(highest.rows[0]?.n) + 1)
        }
      }
  })

  test('still holds its references', async () => {
    const broken = await sql`insert into session (token_hash, resident_id, created_at, expires_at)
      values ('x', 'nobody', 'x', 'x')`
      .execute(target.query)
      .catch(String)
    expect(broken).toMatch(/foreign key/i)
  })

  test('is not written to when it holds anything', async () => {
    const before = await withSnapshot(target, fingerprintsOf)
    await expect(fromSource((snapshot) => load(target, snapshot))).rejects.toThrow(NotEmptyError)
    expect(await withSnapshot(target, fingerprintsOf)).toEqual(before)
  })

  test('a single character that differs is noticed', async () => {
    const before = await withSnapshot(target, fingerprintsOf)
    await target.query.updateTable('question').set({ text: 'x' }).where('id', 'like', 'id 1%').execute()
    const after = await withSnapshot(target, fingerprintsOf)
    expect([...after].filter(([name, { sum }]) => sum !== before.get(name)?.sum).map(([name]) => name)).toEqual([
      'question',
    ])
  })
})
