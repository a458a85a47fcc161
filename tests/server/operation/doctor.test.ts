import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { TEMPLATES } from '@domain/messages'
import { readConfig } from '../../../server/config'
import { openSqlite } from '../../../server/db/database'
import { migrate } from '../../../server/db/migrate'
import { checkWay } from '../../../server/doctor/database'
import { examine } from '../../../server/doctor/doctor'
import type { Finding } from '../../../server/doctor/finding'
import { checkClock, checkDisk } from '../../../server/doctor/machine'
import { checkSecrets } from '../../../server/doctor/secrets'
import { checkHolidays } from '../../../server/doctor/year'
import { hashPassword } from '../../../server/staff/password'
import { addStaff } from '../../../server/staff/store'
import { startWeChatFake, type WeChatFake } from '../../support/wechat-fake'

const KEYS = ['QbEkD3Jx1uvh0q3Hq3yY6wB3bYb8kq0z7Zt5x2c9Vn4=', 'p7d9Kq2m5Xw8Zr1Ty4Ub6Nc3Vf0Gh2Jk5Ls8Da1Qe4o=']
const [DATA_KEY = '', HASH_KEY = ''] = KEYS
const levels = (findings: Finding[]) => findings.map(({ level, topic }) => `${level} ${topic}`)
const said = (findings: Finding[], topic: string) =>
  findings
    .filter((finding) => finding.topic === topic)
    .map((finding) => `${finding.level} ${finding.said} ${finding.advice ?? ''}`)
    .join('\n')

describe('the settings of a town', () => {
  const root = mkdtempSync(join(tmpdir(), 'doctor-'))
  const now = new Date()
  let wechat: WeChatFake
  beforeAll(async () => {
    wechat = await startWeChatFake()
    writeFileSync(join(root, 'project.config.json'), '{"appid":"wx0123456789abcdef"}')
    writeFileSync(join(root, '.env'), '', { mode: 0o600 })
  })
  afterAll(async () => {
    await wechat.stop()
    rmSync(root, { recursive: true, force: true })
  })

  const config = (more: Record<string, string> = {}) =>
    readConfig({
      DATA_KEYS: `k1:${DATA_KEY}`,
      HASH_KEY,
      WECHAT_APPID: 'wx0123456789abcdef',
      WECHAT_SECRET: 'not-a-real-secret',
      WECHAT_API: wechat.url,
      PUBLIC_URL: 'https://law.example',
      TRUSTED_PROXIES: '1',
      DATA_DIR: join(root, 'data'),
      ...more,
    })

  test('before the first start nothing is wrong that a clerk has not been told how to mend', async () => {
    const findings = await examine(config(), root, now)
    // Which years' holidays are known depends on the day this test runs; see below.
    const faults = levels(findings).filter((line) => line.startsWith('fail') && line !== 'fail 节假日')
    expect(faults).toEqual([])
    expect(findings.filter(({ level, advice }) => level !== 'ok' && !advice)).toEqual([])
    expect(said(findings, '本镇的事实')).toContain('村名')
    expect(said(findings, '微信')).toContain(`${TEMPLATES.length} 种订阅消息模板`)
    expect(said(findings, '数据库')).toMatch(/^warn/)
    expect(said(findings, '动态码')).toMatch(/^ok/)
  })

  test('what WeChat refuses is told with what to do', async () => {
    wechat.next('/cgi-bin/stable_token', { errcode: 40164, errmsg: 'invalid ip' })
    expect(said(await examine(config(), root, now), '微信')).toMatch(/fail 微信答 40164 .*白名单/)
    wechat.next('/cgi-bin/stable_token', 'drop')
    const unreachable = said(await examine(config(), root, now), '微信')
    expect(unreachable).toMatch(/fail 连不上/)
    expect(unreachable).not.toContain('not-a-real-secret')
  })

  test('a template that is not the mini-program’s own is found', async () => {
    const answer = { errcode: 0, data: [{ priTmplId: 'known-id' }] }
    wechat.next('/wxaapi/newtmpl/gettemplate', answer)
    const findings = await examine(config({ WECHAT_TEMPLATES: 'booked:known-id,reminder:mistyped' }), root, now)
    expect(said(findings, '微信')).toMatch(/fail 模板 reminder 的编号 mistyped/)
    expect(said(findings, '微信')).not.toContain('模板 booked')
  })

  test.each<[string, Record<string, string>, RegExp]>([
    ['an address without https', { PUBLIC_URL: 'http://law.example' }, /fail 微信/],
    ['a bare number as address', { PUBLIC_URL: 'https://10.0.0.1' }, /fail 微信/],
    ['guests', { GUESTS: 'on' }, /fail 微信/],
    ['one-time codes left to each', { SECOND_FACTOR: 'optional' }, /warn 动态码/],
    ['no word on the proxy', { TRUSTED_PROXIES: '0' }, /warn 运行/],
    ['a database that is not there', { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' }, /fail 数据库/],
  ])('finds %s', async (_, environment, expected) => {
    expect(levels(await examine(config(environment), root, now)).join('\n')).toMatch(expected)
  })

  test('an old backup and a desk without an administrator are found', async () => {
    const data = join(root, 'lived-in')
    mkdirSync(join(data, 'backups/2026-11-01-020000'), { recursive: true })
    const manifest = {
      format: 1,
      version: '0',
      createdAt: '2026-11-01T02:00:00.000Z',
      engine: 'sqlite',
      migrations: [],
    }
    const keys = { ids: [], sealed: '', hash: '' }
    writeFileSync(
      join(data, 'backups/2026-11-01-020000/manifest.json'),
      JSON.stringify({ ...manifest, keys, tables: [], files: [] }),
    )
    const database = openSqlite(join(data, 'town.db'))
    await migrate(database)
    const look = () => examine(config({ DATA_DIR: data }), root, new Date('2026-11-20T02:00:00.000Z'))
    const before = await look()
    expect(said(before, '工作台')).toMatch(/^fail/)
    expect(said(before, '备份')).toMatch(/fail 最近一份是 19 天前的/)
    await addStaff(database.query, {
      id: 'a',
      account: 'a',
      name: '测试人员',
      role: 'admin',
      adviser: null,
      village_id: null,
      password_hash: await hashPassword('a-long-password'),
      active: 1,
    })
    expect(said(await look(), '工作台')).toMatch(/^ok/)
    await database.close()
  })
})

describe('secrets', () => {
  const given = { dataKeys: `k1:${DATA_KEY}`, hashKey: HASH_KEY, trialSecrets: undefined, envFile: undefined }
  test.each<[string, Partial<typeof given> & { trialSecrets?: string }]>([
    ['made of one byte', { hashKey: Buffer.alloc(32, 1).toString('base64') }],
    ['too short', { dataKeys: `k1:${DATA_KEY.slice(0, 20)}` }],
    ['used twice', { hashKey: DATA_KEY }],
    ['of a trial', { trialSecrets: `HASH_KEY=${HASH_KEY}\n` } as never],
  ])('%s are refused', (_, change) => {
    expect(levels(checkSecrets({ ...given, ...change }))).toEqual(['fail 密钥'])
  })
  test('made by chance are fine', () => {
    expect(levels(checkSecrets(given))).toEqual(['ok 密钥'])
  })
})

test.each([
  ['', 'db.town.example', 'warn'],
  ['?sslmode=require', '10.0.0.8', 'warn'],
  ['', '[fd00::8]', 'warn'],
  ['?sslmode=verify-full', 'db.town.example', undefined],
  ['', 'localhost', undefined],
  ['', '127.0.0.1', undefined],
  ['', '[::1]', undefined],
  ['', 'database', undefined],
])('a database with %p at %s: the way there must be sealed where it leaves the machine', (parameters, host, level) => {
  expect(checkWay(`postgresql://legal:secret@${host}:5432/legal${parameters}`).map((f) => f.level)[0]).toBe(level)
})

test('the clock is held against WeChat’s, or against the program’s own files', () => {
  const now = new Date('2026-11-25T08:00:00.000Z')
  const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)
  expect(checkClock(now, later(5), undefined).level).toBe('ok')
  expect(checkClock(now, later(-60), undefined).level).toBe('warn')
  expect(checkClock(now, later(3600), undefined).level).toBe('fail')
  expect(checkClock(now, undefined, later(-60)).level).toBe('warn')
  expect(checkClock(now, undefined, later(86_400)).level).toBe('fail')
})

test('a full disk and a year without holidays are found', () => {
  expect(
    [checkDisk('', 100 * 1024 ** 2), checkDisk('', 1024 ** 3), checkDisk('', 1024 ** 4)].map((f) => f.level),
  ).toEqual(['fail', 'warn', 'ok'])
  const known = (year: number) => year <= 2026
  expect(checkHolidays('2026-11-25', known).level).toBe('ok')
  expect(checkHolidays('2026-12-25', known).level).toBe('warn')
  expect(checkHolidays('2027-01-01', known).level).toBe('fail')
})
