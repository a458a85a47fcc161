import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { precompress } from '../../../scripts/precompress'
import { startTestServer, type TestServer } from '../../support/server'

/** Status of a method that `fetch` refuses to send. */
const statusOf = (url: string, method: string) =>
  new Promise<number>((resolve, reject) => {
    request(url, { method }, (response) => resolve(response.resume().statusCode ?? 0))
      .on('error', reject)
      .end()
  })

const PROGRAM = 'let size = 1\n'.repeat(200)

describe('what every answer says to a browser', () => {
  const dist = mkdtempSync(join(tmpdir(), 'dist-'))
  let server: TestServer
  beforeAll(async () => {
    mkdirSync(join(dist, 'h5'))
    writeFileSync(join(dist, 'h5', 'index.html'), '<html><head></head><script>let size = 1</script></html>')
    writeFileSync(join(dist, 'h5', 'app.js'), '1')
    writeFileSync(join(dist, 'h5', 'program.0123abcd.js'), PROGRAM)
    precompress(join(dist, 'h5'))
    writeFileSync(join(dist, '.env'), 'secret')
    server = await startTestServer('sqlite', {
      environment: { PUBLIC_URL: 'https://town.example', DIST_DIR: dist, ADDRESS_LIMIT: '12' },
    })
  })
  afterAll(async () => {
    await server.stop()
    rmSync(dist, { recursive: true })
  })
  const get = (path: string, headers = {}) => fetch(`${server.origin}${path}`, { headers })

  test.each(['/', '/app.js', '/api/town', '/api/me', '/api/nothing', '/nothing.js', '/metrics'])(
    '%s runs nothing it does not name, stands in no frame, and comes by TLS only',
    async (path) => {
      const { headers } = await get(path)
      const policy = headers.get('content-security-policy') ?? ''
      for (const rule of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "default-src '"])
        expect(policy).toContain(rule)
      expect(policy).not.toContain('unsafe')
      expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('same-origin')
      expect(headers.get('access-control-allow-origin')).toBeNull()
    },
  )

  test('a page’s styles are named by a nonce of this one answer, which no cache keeps', async () => {
    const answers = await Promise.all([get('/'), get('/'), get('/index.html')])
    const nonces = await Promise.all(
      answers.map(async (answer) => {
        const [, nonce = ''] =
          /style-src 'self' 'nonce-([^']{22,})'/.exec(answer.headers.get('content-security-policy') ?? '') ?? []
        expect(await answer.text()).toContain(`<meta name="csp-nonce" content="${nonce}">`)
        expect(answer.headers.get('cache-control')).toBe('no-store')
        return nonce
      }),
    )
    expect(new Set(nonces).size).toBe(3)
  })

  test.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip, deflate', 'gzip'],
    ['identity', null],
  ])(
    'a program file comes to a browser that takes %s as the build packed it, to be kept for good',
    async (takes, packed) => {
      const answer = await get('/program.0123abcd.js', { 'accept-encoding': takes })
      expect(answer.headers.get('content-encoding')).toBe(packed)
      expect(answer.headers.get('vary')).toMatch(/accept-encoding/i)
      expect(answer.headers.get('content-type')).toContain('text/javascript')
      expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
      expect(await answer.text()).toBe(PROGRAM)
    },
  )

  test('an answer is kept nowhere unless it is the same for everybody', async () => {
    expect((await get('/api/me')).headers.get('cache-control')).toBe('no-store')
    expect((await get('/api/town')).headers.get('cache-control')).toBe('public, no-cache')
  })

  test('the caller does not choose the id under which a request is logged', async () => {
    const { headers } = await get('/api/town', { 'x-request-id': '13900000001' })
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    expect(server.logged()).not.toContain('13900000001')
  })

  test('TRACE is not answered, nor a file beside the pages', async () => {
    expect(await statusOf(`${server.origin}/`, 'TRACE')).toBe(404)
    for (const path of ['/..%2f.env', '/%2e%2e/.env', '/.env']) expect((await get(path)).status).toBe(404)
  })

  test('a refusal of the flood gate carries them, too', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => get('/api/town')))
    const refused = answers.find((answer) => answer.status === 429)
    expect(refused?.headers.get('cache-control')).toBe('no-store')
    expect(refused?.headers.get('content-security-policy')).toContain("base-uri 'none'")
  })
})
