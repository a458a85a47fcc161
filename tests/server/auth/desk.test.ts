import { describeEachEngine } from '../../support/engines'
import { startTestServer, TEST_PASSWORD, type TestServer } from '../../support/server'

describeEachEngine('signing in at the desk', (engine) => {
  let server: TestServer
  beforeEach(async () => {
    server = await startTestServer(engine, { environment: { TRUSTED_PROXIES: '1' } })
  })
  afterEach(() => server.stop())

  const attempt = (account: string, password: string, address = '10.0.0.1') =>
    server.call('deskLogin', { body: { account, password } }, { headers: { 'x-forwarded-for': address } })

  test('the session is a cookie no script can read and no other site can send', async () => {
    await server.staff('officer', { account: 'clerk' })
    const answer = await attempt('clerk', TEST_PASSWORD)
    const cookie = answer.headers.get('set-cookie') ?? ''
    for (const part of [/^desk=/, /HttpOnly/, /SameSite=Strict/, /Path=\//]) expect(cookie).toMatch(part)
    expect(cookie).not.toContain('Secure')
  })

  test('over https the cookies are secure, and of a name that browsers take from this very host only', async () => {
    const secure = await startTestServer(engine, { environment: { PUBLIC_URL: 'https://town.example' } })
    await secure.staff('officer', { account: 'clerk' })
    const answer = await secure.call('deskLogin', { body: { account: 'clerk', password: TEST_PASSWORD } })
    const cookies = answer.headers.getSetCookie()
    expect(cookies.map((cookie) => cookie.split('=')[0])).toEqual(['__Host-desk', '__Host-device'])
    for (const cookie of cookies) for (const part of ['HttpOnly', 'Path=/;', 'Secure']) expect(cookie).toContain(part)
    expect(await secure.get('deskMe', {}, { cookie: cookies[0]?.split(';')[0] ?? '' })).toMatchObject({
      account: 'clerk',
    })
    await secure.stop()
  })

  test('who signed in is who the desk knows; signing out ends it', async () => {
    const { id } = await server.staff('officer', { account: 'clerk' })
    const { headers } = await server.call('deskLogin', { body: { account: 'clerk', password: TEST_PASSWORD } })
    const cookie = headers.get('set-cookie')?.split(';')[0] ?? ''
    expect(server.logged()).toContain(`"staff":"${id}","msg":"signed in"`)
    expect(await server.parts.database.query.selectFrom('audit').selectAll().execute()).toMatchObject([
      { staff_id: id, action: 'account.sign-in', subject: id },
    ])
    expect(await server.get('deskMe', {}, { cookie })).toMatchObject({ account: 'clerk', role: 'officer' })
    await server.get('deskLogout', {}, { cookie })
    expect(await server.refusal('deskMe', {}, { cookie })).toBe('not-signed-in')
  })

  test('a wrong password and an unknown account read the same', async () => {
    await server.staff('officer', { account: 'clerk' })
    const [wrong, unknown] = [await attempt('clerk', 'wrong'), await attempt('nobody', 'wrong')]
    expect(wrong.ok || unknown.ok).toBe(false)
    expect(!wrong.ok && wrong.error).toEqual(!unknown.ok && unknown.error)
    expect(server.logged()).toMatch(/"refused":"wrong-password","route":"\/api\/desk\/login","from":"10\.0\.0\.0"/)
    expect(server.logged()).not.toContain('clerk')
  })

  test('guessing is stopped at one address, without locking the account for others', async () => {
    await server.staff('officer', { account: 'clerk' })
    for (let i = 0; i < 8; i++) expect(await attempt('clerk', `guess-${i}`)).toMatchObject({ status: 401 })
    const stopped = await attempt('clerk', TEST_PASSWORD)
    expect(stopped).toMatchObject({ ok: false, error: { code: 'too-many-requests' } })
    expect(Number(stopped.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await attempt('clerk', TEST_PASSWORD, '10.0.0.2')).toMatchObject({ ok: true })
    server.advance(16)
    expect(await attempt('clerk', TEST_PASSWORD)).toMatchObject({ ok: true })
  })

  test.each([
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
    [{ origin: 'https://elsewhere.example' }],
    [{ origin: 'null' }],
  ])('a request from another site (%j) changes nothing', async (headers) => {
    const { cookie } = await server.staff('officer')
    expect(await server.refusal('deskLogout', {}, { cookie, headers })).toBe('forbidden')
    expect(await server.get('deskMe', {}, { cookie })).toMatchObject({ role: 'officer' })
  })

  test('an account that was switched off is out at once', async () => {
    const { cookie, id } = await server.staff('officer')
    await server.parts.database.query.updateTable('staff').set({ active: 0 }).where('id', '=', id).execute()
    expect(await server.refusal('deskMe', {}, { cookie })).toBe('not-signed-in')
  })

  test('a role that may not is told so', async () => {
    const { cookie } = await server.staff('village', { villageId: 'village-01' })
    expect(await server.refusal('deskPauses', {}, { cookie })).toBe('forbidden')
  })
})
