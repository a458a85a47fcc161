import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from '../../scripts/build'
import { pack } from '../../scripts/pack'
import { createClient } from '../support/client'
import { TEST_DATA_KEYS, TEST_HASH_KEY } from '../support/server'
import { portOf } from '../support/spawned'

const SETTINGS = {
  DATA_KEYS: TEST_DATA_KEYS,
  HASH_KEY: TEST_HASH_KEY,
  WECHAT_APPID: 'wx0123456789abcdef',
  WECHAT_SECRET: 'a-secret-for-tests-only',
  PUBLIC_URL: 'https://town.example',
}

describe('what a container is made of', () => {
  let folder: string
  let environment: NodeJS.ProcessEnv
  beforeAll(async () => {
    await build(['server', 'h5', 'desk'])
    folder = mkdtempSync(join(tmpdir(), 'packed-'))
    // Outside this checkout, whose packages would stand in for one that is missing.
    await pack(folder)
    environment = { ...process.env, ...SETTINGS, PORT: '0', DATA_DIR: join(folder, 'data') }
  }, 240_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const run = (name: string, ...given: string[]) =>
    spawnSync(process.execPath, [`dist/server/${name}.js`, ...given], {
      cwd: folder,
      env: environment,
      encoding: 'utf8',
    })

  test('every package that a program loads is there, and loads', () => {
    const programs = readdirSync(join(folder, 'dist/server')).filter((name) => name.endsWith('.js'))
    const code = programs.map((name) => readFileSync(join(folder, 'dist/server', name), 'utf8')).join('\n')
    const loads = [...code.matchAll(/(?:require|import)\("([^".][^"]*)"\)/g)].filter(
      ([, name = '']) => !isBuiltin(name),
    )
    expect(loads.map(([, name]) => name)).toEqual(
      expect.arrayContaining(['better-sqlite3', 'docx', '@node-rs/argon2', 'pg', 'read-excel-file/node']),
    )
    const all = [...new Set(loads.map(([load]) => load))].join(';')
    const { stderr } = spawnSync(process.execPath, ['-e', all], { cwd: folder, encoding: 'utf8' })
    expect(stderr).toBe('')
  })

  test('no build tool and no package of the phone’s or the desk’s program is', () => {
    for (const name of ['typescript', 'webpack', 'vite', 'react', 'antd', '@tarojs'])
      expect([name, existsSync(join(folder, 'node_modules', name))]).toEqual([name, false])
  })

  test('serves pages and answers by itself: words are cut, pinyin and traditional characters understood', async () => {
    const child = spawn(process.execPath, ['dist/server/serve.js'], {
      cwd: folder,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    try {
      const port = await portOf(child)
      const client = createClient(`http://127.0.0.1:${port}`)
      for (const q of ['老板拖欠工资怎么办', 'tuoqiangongzi', '拖欠工資'])
        expect((await client.get('search', { query: { q } })).lessons.length).toBeGreaterThan(0)
      for (const path of ['/', '/desk/']) expect((await fetch(`http://127.0.0.1:${port}${path}`)).status).toBe(200)
    } finally {
      child.kill('SIGTERM')
    }
    // What was in flight is answered first; then it ends by itself.
    expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(0)
  }, 60_000)

  test('its commands run', () => {
    const invited = run('staff', 'admin', '张三', 'admin')
    expect([invited.stderr, invited.status]).toEqual(['', 0])
    expect(run('backup').stderr).toBe('')
    expect(run('doctor').stdout).toMatch(/数据|密钥/)
    expect(run('audit-verify').status).toBe(0)
    expect(run('retention').status).toBe(0)
  }, 60_000)
})
