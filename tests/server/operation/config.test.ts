import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ConfigError, readConfig } from '../../../server/config'
import { openSqlite } from '../../../server/db/database'
import { TEST_DATA_KEYS, TEST_HASH_KEY } from '../../support/server'

const PRODUCTION = {
  DATA_KEYS: TEST_DATA_KEYS,
  HASH_KEY: TEST_HASH_KEY,
  WECHAT_APPID: 'wx0123456789abcdef',
  WECHAT_SECRET: 'not-a-real-secret',
  PUBLIC_URL: 'https://town.example',
}

describe('the settings of a real town', () => {
  test('are taken whole, without guests', () => {
    expect(readConfig(PRODUCTION)).toMatchObject({ mode: 'production', guests: false })
  })

  test('ask administrators and officers for a second factor unless the town says otherwise; a trial leaves it to them', () => {
    expect(readConfig(PRODUCTION)).toMatchObject({ secondFactor: 'required', idleMinutes: 120 })
    expect(readConfig({ ...PRODUCTION, SECOND_FACTOR: 'optional' })).toMatchObject({ secondFactor: 'optional' })
    expect(readConfig({ ...PRODUCTION, MODE: 'trial' })).toMatchObject({ secondFactor: 'optional' })
    expect(readConfig({ ...PRODUCTION, MODE: 'trial', SECOND_FACTOR: 'required' })).toMatchObject({
      secondFactor: 'required',
    })
    expect(() => readConfig({ ...PRODUCTION, SECOND_FACTOR: 'off' })).toThrow('SECOND_FACTOR')
    for (const minutes of ['4', '721', 'long'])
      expect(() => readConfig({ ...PRODUCTION, DESK_IDLE_MINUTES: minutes })).toThrow('DESK_IDLE_MINUTES')
  })

  test.each(['DATA_KEYS', 'HASH_KEY', 'WECHAT_SECRET'])('are refused without %s', (name) => {
    expect(() => readConfig({ ...PRODUCTION, [name]: '' })).toThrow(ConfigError)
    expect(() => readConfig({ ...PRODUCTION, [name]: '' })).toThrow(name)
  })

  test.each([
    [true, {}],
    [true, { PUBLIC_URL: '' }],
    [true, { MODE: 'trial' }],
    [false, { MODE: 'trial', PUBLIC_URL: '' }],
    [false, { PUBLIC_URL: 'http://town.example' }],
  ])('let cookies go by TLS only: %s with %j', (https, change) => {
    expect(readConfig({ ...PRODUCTION, ...change }).https).toBe(https)
  })
})

test('a new data folder is closed to others on the machine', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mode-'))
  const file = join(folder, 'data', 'town.db')
  await openSqlite(file).close()
  expect(existsSync(file)).toBe(true)
  expect(statSync(join(folder, 'data')).mode & 0o077).toBe(0)
  rmSync(folder, { recursive: true })
})
