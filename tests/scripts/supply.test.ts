import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CHECKS } from '../../scripts/check'

const root = join(__dirname, '../..')
const lock = () =>
  JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { integrity?: string; resolved?: string; link?: true }>
  }

/** Runs a check of `npm run check` with other files; true where it passes. */
function passes(program: string, instead: (argument: string) => string[], cwd: string): boolean {
  const step = CHECKS.find(({ command }) => command[0] === program)
  const args = (step?.command.slice(1) ?? []).flatMap(instead)
  return spawnSync(join(root, 'node_modules/.bin', program), args, { cwd }).status === 0
}

describe('what the program is made of', () => {
  let folder: string
  beforeAll(() => {
    mkdirSync(join(root, '.cache'), { recursive: true })
    folder = mkdtempSync(join(root, '.cache/supply-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  test('every package has the hash of what was once installed, and comes from the registry', () => {
    const unproved = Object.entries(lock().packages).filter(
      ([name, { integrity, resolved, link }]) =>
        name !== '' && (!integrity?.startsWith('sha512-') || resolved !== undefined || link),
    )
    expect(unproved).toEqual([])
  })

  test('no package runs a script of its own when it is installed', () => {
    expect(readFileSync(join(root, '.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/m)
  })

  test.each([
    [true, {}],
    [false, { resolved: 'git+ssh://git@host.example/hono.git#0123456' }],
    [false, { resolved: 'http://host.example/hono.tgz' }],
    [false, { resolved: 'https://host.example/hono.tgz' }],
    [false, { integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' }],
  ])('the check of the lock file gives %s for a package with %j', (good, change) => {
    const changed = lock()
    Object.assign(changed.packages['node_modules/hono'] ?? {}, change)
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(changed))
    expect(passes('lockfile-lint', (argument) => [argument], folder)).toBe(good)
  })

  test('the check for secrets finds a key of this service and a private key, and nothing in their absence', () => {
    const scan = (file: string, text: string) => {
      mkdirSync(join(folder, file))
      writeFileSync(join(folder, file, 'notes.txt'), text)
      const config = ['--secretlintrc', join(root, '.secretlintrc.json')]
      return passes('secretlint', (argument) => (argument === '*.*' ? [...config, argument] : []), join(folder, file))
    }
    expect(scan('empty', 'HASH_KEY=$(openssl rand -base64 32)')).toBe(true)
    expect(scan('own', `HASH_KEY=${'Ab3/'.repeat(11)}`)).toBe(false)
    const [kind, body] = ['RSA PRIVATE KEY', 'MIIEowIBAAKCAQEA'.repeat(20)]
    expect(scan('private', `-----BEGIN ${kind}-----\n${body}\n-----END ${kind}-----\n`)).toBe(false)
  })
})
