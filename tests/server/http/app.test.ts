import { api } from '@domain/api'
import { describeEachEngine } from '../../support/engines'
import { startTestServer, type TestServer } from '../../support/server'

describeEachEngine('the app', (engine) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer(engine)
  })
  afterAll(() => server.stop())

  test('says that it is healthy, with its engine', async () => {
    expect(await server.get('health')).toEqual({ status: 'ok', version: expect.any(String), database: engine })
  })

  test('answers an unknown address under /api with an error of the contract', async () => {
    const response = await fetch(`${server.origin}/api/nothing-here`)
    expect(response.status).toBe(404)
    expect(await response.json()).toEqual({ error: { code: 'not-found', message: expect.any(String) } })
  })

  test('sends security headers and a request id', async () => {
    const { headers } = await fetch(`${server.origin}/api/health`)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-request-id')).toMatch(/\S{8,}/)
  })

  test.each([
    ['no JSON at all', '{', 'application/json', 400, 'bad-request'],
    ['a form', 'a=1', 'application/x-www-form-urlencoded', 400, 'bad-request'],
    ['another shape', '{"nobody":1}', 'application/json', 422, 'invalid-fields'],
    ['too much', JSON.stringify({ code: 'x'.repeat(300_000) }), 'application/json', 413, 'too-large'],
  ])('refuses a body of %s', async (_, body, type, status, code) => {
    const response = await fetch(`${server.origin}/api/login`, {
      method: 'POST',
      headers: { 'content-type': type },
      body,
    })
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({ error: { code } })
  })

  test('never shows or logs what went wrong inside with what people typed', async () => {
    const broken = jest.spyOn(server.parts.database.query, 'selectFrom').mockImplementation(() => {
      throw new Error('a fault inside')
    })
    const response = await fetch(`${server.origin}/api/me`, {
      headers: { authorization: `Bearer ${'x'.repeat(43)}` },
    })
    broken.mockRestore()
    expect(response.status).toBe(500)
    expect(await response.text()).not.toContain('fault inside')
    expect(server.logged()).toContain('a fault inside')
  })

  test('describes every endpoint of the contract in OpenAPI 3.1', async () => {
    const document = (await (await fetch(`${server.origin}/api/openapi.json`)).json()) as {
      openapi: string
      paths: Record<string, Record<string, { operationId: string; responses: Record<string, unknown> }>>
    }
    expect(document.openapi).toBe('3.1.0')
    for (const [name, endpoint] of Object.entries(api)) {
      const operation = document.paths[`/api${endpoint.path}`]?.[endpoint.method.toLowerCase()]
      expect(operation?.operationId).toBe(name)
      expect(Object.keys(operation?.responses ?? {}).length).toBeGreaterThan(1)
    }
    expect(JSON.stringify(document)).not.toContain('$schema')
  })
})

test('a flood from one address is told to wait', async () => {
  const server = await startTestServer('sqlite', { environment: { ADDRESS_LIMIT: '5' } })
  const answers = await Promise.all(Array.from({ length: 8 }, () => server.call('health')))
  await server.stop()
  const refused = answers.filter((answer) => answer.status === 429)
  expect(refused).toHaveLength(3)
  expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0)
})
