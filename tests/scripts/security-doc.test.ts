import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(__dirname, '../..')
const text = readFileSync(join(root, 'docs/security.md'), 'utf8')
const rows = [...text.matchAll(/^\| (\d+\.\d+\.\d+) \| .+? \| (满足|部分|没做|不适用) \| (.+) \|$/gm)].map(
  ([, number = '', state = '', where = '']) => ({ number, state, where }),
)

describe('the security review', () => {
  test('has each requirement of ASVS 5.0 at levels 1 and 2 once, and adds up', () => {
    expect(new Set(rows.map(({ number }) => number)).size).toBe(253)
    expect(rows).toHaveLength(253)
    for (const state of ['满足', '部分', '没做', '不适用'])
      expect(text).toContain(`| ${state} | ${rows.filter((row) => row.state === state).length} |`)
  })

  test('names no file that is not there', () => {
    const named = rows.flatMap(({ where }) => [...where.matchAll(/`([\w.-]+(?:\/[\w.-]+)*\.\w+|Dockerfile)`/g)])
    const paths = [...new Set(named.map(([, path = '']) => path))].filter((path) =>
      /\/|\.json$|^Dockerfile$/.test(path),
    )
    expect(paths.length).toBeGreaterThan(60)
    expect(paths.filter((path) => path !== '.env' && !existsSync(join(root, path)))).toEqual([])
  })
})
