import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { keyFault, keysOf, readManifest } from '../../../server/backup/manifest'
import { checkBackup, restoreInto } from '../../../server/backup/read'
import { dropOldBackups, finishedBackups } from '../../../server/backup/retention'
import { writeBackup } from '../../../server/backup/write'
import { type Database, openPostgres, openSqlite, openSqliteForReading } from '../../../server/db/database'
import { load } from '../../../server/db/load'
import { migrate } from '../../../server/db/migrate'
import { fingerprintsOf, withSnapshot } from '../../../server/db/snapshot'
import { createVault } from '../../../server/vault'
import { describeEachEngine } from '../../support/engines'
import { fillTables } from '../../support/fill-tables'
import { createPostgresDatabase } from '../../support/postgres'
import { TEST_DATA_KEYS, TEST_HASH_KEY } from '../../support/server'

const vault = createVault(TEST_DATA_KEYS, TEST_HASH_KEY)
const filesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())

/** Everything in a folder as one text, unpacked. */
const contentOf = (folder: string) =>
  filesOf(folder)
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)))
    .map((content) => (content[0] === 0x1f && content[1] === 0x8b ? gunzipSync(content) : content).toString('utf8'))
    .join('\n')

describeEachEngine('a backup', (engine) => {
  const root = mkdtempSync(join(tmpdir(), 'backup-'))
  const dataDir = join(root, 'data')
  const file = join(dataDir, 'town.db')
  const settings = { dataDir, contentDir: 'content', backupDir: join(dataDir, 'backups'), dataKeys: TEST_DATA_KEYS }
  const drops: (() => Promise<void>)[] = []
  let live: Database
  let folder: string

  beforeAll(async () => {
    mkdirSync(join(dataDir, 'maps'), { recursive: true })
    writeFileSync(join(dataDir, 'maps/village.svg'), '<svg/>')
    writeFileSync(join(dataDir, 'secrets.env'), `DATA_KEYS=${TEST_DATA_KEYS}\nHASH_KEY=${TEST_HASH_KEY}\n`)
    writeFileSync(join(dataDir, 'sample-accounts.json'), '"a-password-of-a-sample"')
    const filled = openSqlite(file)
    await migrate(filled)
    await fillTables(filled)
    live = filled
    if (engine === 'postgresql') {
      live = await emptyDatabase('postgresql')
      const reader = openSqliteForReading(file)
      await withSnapshot(reader, (snapshot) => load(live, snapshot))
      await reader.close()
      await filled.close()
    }
    const reader = engine === 'sqlite' ? openSqliteForReading(file) : live
    folder = await writeBackup(reader, vault, settings, new Date('2026-11-25T18:00:05.000Z'))
    if (reader !== live) await reader.close()
  })
  afterAll(async () => {
    await live.close()
    for (const drop of drops) await drop()
    rmSync(root, { recursive: true, force: true })
  })

  async function emptyDatabase(of: 'sqlite' | 'postgresql'): Promise<Database> {
    if (of === 'sqlite') return openSqlite(join(mkdtempSync(join(root, 'target-')), 'town.db'))
    const { url, drop } = await createPostgresDatabase()
    drops.push(drop)
    return openPostgres(url)
  }

  test('is named by the local time and says what it holds', () => {
    expect(folder.endsWith('2026-11-26-020005')).toBe(true)
    const { tables, files, keys, engine: from } = readManifest(folder)
    expect(from).toBe(engine)
    expect(tables.every(({ rows }) => rows > 0)).toBe(true)
    expect(files.map(({ path }) => path).sort()).toEqual(['content/town.yaml', 'data/maps/village.svg'])
    expect(keys.ids).toEqual([TEST_DATA_KEYS.split(':')[0]])
  })

  test('holds neither keys nor passwords', () => {
    const content = contentOf(folder)
    const [, dataKey = ''] = TEST_DATA_KEYS.split(':')
    for (const secret of [dataKey, TEST_HASH_KEY, 'a-password-of-a-sample']) expect(content).not.toContain(secret)
  })

  test.each(['sqlite', 'postgresql'] as const)('comes back whole on an empty %s', async (of) => {
    if (of === 'postgresql' && !process.env.TEST_DATABASE_URL) return
    const target = await emptyDatabase(of)
    await restoreInto(target, folder)
    expect(await withSnapshot(target, fingerprintsOf)).toEqual(await withSnapshot(live, fingerprintsOf))
    await target.close()
  })

  test('shows one moment, whatever is written while it is made', async () => {
    const reader = engine === 'sqlite' ? openSqliteForReading(file) : live
    const counts = await withSnapshot(reader, async ({ tables, rows }) => {
      const count = async (name: string) => {
        const table = tables.find((each) => each.name === name)
        if (!table) throw new Error(name)
        let n = 0
        for await (const _ of rows(table)) n++
        return n
      }
      const before = await count('attempt')
      // On SQLite a writer would have to wait here if the reader held its lock.
      const writer = engine === 'sqlite' ? openSqlite(file) : live
      await writer.transaction(async (tx) => {
        await tx.insertInto('attempt').values({ key: 'late', count: 1, expires_at: 'x' }).execute()
        await tx.insertInto('holder').values({ id: 'late', pause_lifted_at: null }).execute()
      })
      if (writer !== live) await writer.close()
      return [before, await count('attempt'), await count('holder')]
    })
    if (reader !== live) await reader.close()
    expect(counts).toEqual([3, 3, 3])
  })
})

describe('a backup that came to harm', () => {
  const root = mkdtempSync(join(tmpdir(), 'backup-'))
  const settings = { dataDir: root, contentDir: 'content', backupDir: join(root, 'backups'), dataKeys: TEST_DATA_KEYS }
  let database: Database
  let whole: string
  let folder: string
  beforeAll(async () => {
    database = openSqlite(join(root, 'town.db'))
    await migrate(database)
    await fillTables(database)
    whole = await writeBackup(database, vault, settings, new Date())
  })
  beforeEach(() => {
    folder = mkdtempSync(join(root, 'copy-'))
    cpSync(whole, folder, { recursive: true })
  })
  afterAll(async () => {
    await database.close()
    rmSync(root, { recursive: true, force: true })
  })

  const question = () => join(folder, 'question.ndjson.gz')
  test.each<[string, () => void, RegExp]>([
    [
      'a changed row',
      () =>
        writeFileSync(question(), gzipSync(gunzipSync(readFileSync(question())).toString().replace('text', 'tex7'))),
      /表 question/,
    ],
    [
      'a lost row',
      () =>
        writeFileSync(
          question(),
          gzipSync(
            gunzipSync(readFileSync(question()))
              .toString()
              .replace(/[^\n]*\n/, ''),
          ),
        ),
      /表 question/,
    ],
    [
      'half a file',
      () => writeFileSync(question(), readFileSync(question()).subarray(0, 40)),
      /unexpected end|in the middle/,
    ],
    ['another town.yaml', () => writeFileSync(join(folder, 'content/town.yaml'), 'name: x'), /town\.yaml/],
    ['no manifest', () => rmSync(join(folder, 'manifest.json')), /不是一份完整的备份/],
  ])('is refused: %s', async (_, harm, said) => {
    harm()
    expect(await checkBackup(folder).catch(String)).toMatch(said)
  })

  test('is refused when a path of it leads out of the folder', async () => {
    const file = join(folder, 'manifest.json')
    writeFileSync(file, readFileSync(file, 'utf8').replace('content/town.yaml', '../../town.yaml'))
    expect(await checkBackup(folder).catch(String)).toMatch(/越出/)
  })
})

test('the newest backups are kept, and nothing that is not a backup is touched', () => {
  const root = mkdtempSync(join(tmpdir(), 'backups-'))
  const make = (name: string, finished = true) => {
    mkdirSync(join(root, name))
    if (finished) writeFileSync(join(root, name, 'manifest.json'), '{}')
  }
  for (const day of ['01', '02', '03', '04']) make(`2026-11-${day}-020000`)
  make('2026-10-01-020000', false)
  make('2026-10-01-020000.partial')
  make('family photos')
  expect(dropOldBackups(root, 2)).toEqual(['2026-11-01-020000', '2026-11-02-020000'])
  expect(finishedBackups(root)).toEqual(['2026-11-03-020000', '2026-11-04-020000'])
  expect(dropOldBackups(root, 2)).toEqual([])
  for (const name of ['2026-10-01-020000', '2026-10-01-020000.partial', 'family photos'])
    expect(existsSync(join(root, name))).toBe(true)
  rmSync(root, { recursive: true })
})

test('keys that do not fit are named', () => {
  const key = (n: number) => Buffer.alloc(32, n).toString('base64')
  const make = (dataKeys: string, hashKey = key(9)) => ({ dataKeys, vault: createVault(dataKeys, hashKey) })
  const then = make(`k2:${key(2)},k1:${key(1)}`)
  const keys = keysOf(then.vault, then.dataKeys)
  const fault = (now: ReturnType<typeof make>) => keyFault(now.vault, now.dataKeys, keys)
  expect(fault(then)).toBeUndefined()
  expect(fault(make(`k3:${key(3)},k2:${key(2)},k1:${key(1)}`))).toBeUndefined()
  expect(fault(make(`k2:${key(2)}`))).toMatch(/没有 k1/)
  expect(fault(make(`k2:${key(4)},k1:${key(1)}`))).toMatch(/密钥不对/)
  expect(fault(make(then.dataKeys, key(8)))).toMatch(/HASH_KEY/)
})
