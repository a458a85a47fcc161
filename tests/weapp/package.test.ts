import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { TOPICS } from '@domain/topics'
import { compileStyles, compileTemplates } from '../support/weapp-host/templates'

const folder = join(__dirname, '../../dist/weapp')
const KB = 1024

const filesUnder = (path: string): string[] =>
  readdirSync(join(folder, path), { withFileTypes: true }).flatMap((entry) => {
    const name = path ? `${path}/${entry.name}` : entry.name
    return entry.isDirectory() ? filesUnder(name) : [name]
  })

const files = filesUnder('')
const app: { pages: string[]; subPackages?: { root: string; pages: string[] }[] } = JSON.parse(
  readFileSync(join(folder, 'app.json'), 'utf8'),
)
const read = (file: string) => readFileSync(join(folder, file), 'utf8')

describe('the built package', () => {
  test('every template compiles with wcc', () => {
    const { draw } = compileTemplates(folder)
    const pages = [
      ...app.pages,
      ...(app.subPackages ?? []).flatMap((sub) => sub.pages.map((page) => `${sub.root}/${page}`)),
    ]
    for (const page of pages) expect(draw(page, { root: { cn: [] } })).toEqual([])
  })

  test('every style sheet compiles with wcsc', () => {
    expect(compileStyles(folder)).toContain('wxssMap')
  })

  test('keeps within the sizes of its packages', () => {
    const roots = (app.subPackages ?? []).map(({ root }) => root)
    const sizeOf = (belongs: (file: string) => boolean) =>
      files.filter(belongs).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0)
    const sizes = [
      { name: 'main', bytes: sizeOf((file) => !roots.some((root) => file.startsWith(`${root}/`))), limit: 700 * KB },
      ...roots.map((root) => ({ name: root, bytes: sizeOf((file) => file.startsWith(`${root}/`)), limit: 2048 * KB })),
      { name: 'total', bytes: sizeOf(() => true), limit: 4096 * KB },
    ]
    process.stdout.write(`${sizes.map(({ name, bytes }) => `  ${name}: ${Math.round(bytes / KB)} KB`).join('\n')}\n`)
    for (const { name, bytes, limit } of sizes) expect([name, bytes <= limit]).toEqual([name, true])
  })

  test('carries the picture of each topic as a file of its own', () => {
    for (const topic of TOPICS) {
      const picture = `assets/topics/${topic}.svg`
      expect(files).toContain(picture)
      expect(files.some((file) => file.endsWith('.js') && read(file).includes(`"${picture}"`))).toBe(true)
    }
  })

  test('keeps aria attributes in the templates', () => {
    const view = /<view [^>]*aria-role="[^>]*/.exec(read('base.wxml'))?.[0] ?? ''
    for (const name of ['role', 'label', 'hidden', 'disabled', 'checked', 'expanded'])
      expect(view).toMatch(new RegExp(`aria-${name}="\\{\\{i\\.p\\d+\\}\\}"`))
    const wxml = read('base.wxml')
    for (const [tag, name] of [
      ['text', 'role'],
      ['text', 'label'],
      ['image', 'label'],
      ['image', 'hidden'],
      ['button', 'label'],
      ['button', 'disabled'],
      ['input', 'label'],
      ['textarea', 'label'],
      ['picker', 'label'],
    ])
      expect(wxml).toMatch(new RegExp(`<${tag} [^>]*aria-${name}="\\{\\{i\\.p\\d+\\}\\}"`))
  })

  test('makes no code from text, which WeChat forbids', () => {
    // Webpack's own last resort to find the global object: caught where it is forbidden, and never reached there.
    const WEBPACK_GLOBAL = /return this\|\|new Function\("return this"\)\(\)/
    const faulty = files
      .filter((file) => file.endsWith('.js'))
      .filter((file) =>
        /\beval\(|\bnew Function\(|[^.\w]Function\(\s*["'`]/.test(read(file).replace(WEBPACK_GLOBAL, '')),
      )
    expect(faulty).toEqual([])
  })

  test('carries the calls a resident can make, and none of the desk’s', () => {
    const naming = (address: string) => files.filter((file) => file.endsWith('.js') && read(file).includes(address))
    expect(naming('"/bookings/{id}/cancel"')).toHaveLength(1)
    expect(naming('"/desk/')).toEqual([])
  })

  test('has no address of the developer left in it beyond the one it was built with', () => {
    const api = process.env.TARO_APP_API ?? 'http://127.0.0.1:3000/api'
    const others = files
      .filter((file) => file.endsWith('.js'))
      .flatMap((file) => read(file).match(/https?:\/\/(?:localhost|127\.0\.0\.1|192\.168)[^"'`\s]*/g) ?? [])
      .filter((address) => address !== api)
    expect(others).toEqual([])
  })
})
