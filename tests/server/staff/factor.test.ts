import { Secret, TOTP } from 'otpauth'
import { rotateKeys } from '../../../server/privacy/rotate'
import { createVault } from '../../../server/vault'
import { describeEachEngine } from '../../support/engines'
import { startTestServer, TEST_DATA_KEYS, TEST_HASH_KEY, TEST_PASSWORD, type TestServer } from '../../support/server'

describeEachEngine('the second factor', (engine) => {
  let server: TestServer
  beforeEach(async () => {
    server = await startTestServer(engine, { environment: { SECOND_FACTOR: 'required', TRUSTED_PROXIES: '1' } })
  })
  afterEach(() => server.stop())

  /** What an authenticator app shows `steps` half minutes from now. */
  const codeOf = (key: string, steps = 0) =>
    new TOTP({ secret: Secret.fromBase32(key) }).generate({
      timestamp: server.parts.now().getTime() + steps * 30_000,
    })
  const wrongOf = (key: string) => (codeOf(key) === '000000' ? '000001' : '000000')
  const attempt = (account: string, code?: string, address = '10.0.0.1', cookie = '') =>
    server.call(
      'deskLogin',
      { body: { account, password: TEST_PASSWORD, ...(code === undefined ? {} : { code }) } },
      { headers: { 'x-forwarded-for': address }, cookie },
    )
  const sessionOf = ({ headers }: { headers: Headers }) => ({
    cookie: headers.getSetCookie()[0]?.split(';')[0] ?? '',
  })
  /** A staff member with an app set up, half a minute later, so that the next code is another. */
  async function enrolled(role: 'admin' | 'officer', account: string) {
    const member = await server.staff(role, { account })
    const { key } = await server.get('deskBeginFactor', {}, member)
    const { codes } = await server.get('deskConfirmFactor', { body: { code: codeOf(key) } }, member)
    server.advance(0.5)
    return { ...member, key, codes }
  }
  const advance = () => server.advance(0.5)

  test('is demanded of administrators and officers before anything else, and of nobody else', async () => {
    for (const role of ['admin', 'officer'] as const) {
      const member = await server.staff(role)
      expect(await server.get('deskMe', {}, member)).toMatchObject({ factor: 'missing' })
      expect(await server.refusal('deskBookings', { query: { date: '2026-12-03' } }, member)).toBe('factor-needed')
    }
    for (const [role, more] of [
      ['adviser', { adviser: '王五' }],
      ['village', { villageId: 'village-01' }],
    ] as const) {
      const member = await server.staff(role, more)
      expect((await server.get('deskMe', {}, member)).factor).toBeUndefined()
      expect(await server.get('deskBookings', { query: { date: '2026-12-03' } }, member)).toEqual([])
    }
  })

  test('is set up by a code from the key, and signing in takes a code from then on', async () => {
    const member = await server.staff('officer', { account: 'clerk' })
    const elsewhere = sessionOf(await attempt('clerk'))
    const { key, uri } = await server.get('deskBeginFactor', {}, member)
    expect(uri).toMatch(new RegExp(`^otpauth://totp/.*clerk.*secret=${key}`))
    expect(await server.refusal('deskConfirmFactor', { body: { code: wrongOf(key) } }, member)).toBe('wrong-code')
    expect(await attempt('clerk')).toMatchObject({ ok: true })
    const { codes } = await server.get('deskConfirmFactor', { body: { code: codeOf(key) } }, member)
    expect(new Set(codes).size).toBe(10)
    expect(await server.get('deskBookings', { query: { date: '2026-12-03' } }, member)).toEqual([])
    expect(await server.refusal('deskMe', {}, elsewhere)).toBe('not-signed-in')

    expect(await attempt('clerk')).toMatchObject({ ok: false, status: 401, error: { code: 'code-needed' } })
    expect(await attempt('clerk', wrongOf(key))).toMatchObject({ ok: false, error: { code: 'wrong-code' } })
    advance()
    expect(await attempt('clerk', codeOf(key))).toMatchObject({ ok: true, reply: { factor: 'on' } })
  })

  test('takes each code once, however many use it at the same moment, and none older than the last', async () => {
    const { key } = await enrolled('officer', 'clerk')
    const code = codeOf(key)
    const answers = await Promise.all(Array.from({ length: 5 }, () => attempt('clerk', code)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    advance()
    expect(await attempt('clerk', codeOf(key, -1))).toMatchObject({ ok: false })
    expect(await attempt('clerk', codeOf(key))).toMatchObject({ ok: true })
  })

  test('bears with a clock that is half a minute off, and not with one that is further', async () => {
    const { key } = await enrolled('officer', 'clerk')
    server.advance(5)
    expect(await attempt('clerk', codeOf(key, -2))).toMatchObject({ ok: false })
    expect(await attempt('clerk', codeOf(key, 2))).toMatchObject({ ok: false })
    expect(await attempt('clerk', codeOf(key, -1))).toMatchObject({ ok: true })
    expect(await attempt('clerk', codeOf(key, 1))).toMatchObject({ ok: true })
  })

  test('has recovery codes, each good once however it is typed, that can be renewed', async () => {
    const { codes, cookie } = await enrolled('officer', 'clerk')
    const [first = '', second = ''] = codes
    expect(await attempt('clerk', first.toLowerCase().replace('-', ' '))).toMatchObject({ ok: true })
    expect(await attempt('clerk', first)).toMatchObject({ ok: false, error: { code: 'wrong-code' } })
    expect(await server.get('deskFactor', {}, { cookie })).toEqual({ on: true, required: true, codesLeft: 9 })
    const renewed = await server.get('deskRenewRecoveryCodes', {}, { cookie })
    expect(await attempt('clerk', second)).toMatchObject({ ok: false })
    expect(await attempt('clerk', renewed.codes[0])).toMatchObject({ ok: true })
  })

  test("one person's recovery code opens nobody else's account", async () => {
    const clerk = await enrolled('officer', 'clerk')
    await enrolled('officer', 'other')
    expect(await attempt('other', clerk.codes[0])).toMatchObject({ ok: false, error: { code: 'wrong-code' } })
  })

  test('is not had by guessing codes with a stolen password, which does not stop its owner at a known browser', async () => {
    const { key } = await enrolled('officer', 'clerk')
    const known = await attempt('clerk', codeOf(key), '10.0.0.9')
    const cookie = known.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ')
    let looked = 0
    for (let at = 0; at < 60; at++) {
      // Asking for the code again and again must not make the count start anew.
      await attempt('clerk', undefined, `10.1.0.${at}`)
      if ((await attempt('clerk', wrongOf(key), `10.1.0.${at}`)).status === 401) looked++
    }
    expect(looked).toBe(20)
    advance()
    expect(await attempt('clerk', codeOf(key), '10.2.0.1')).toMatchObject({ status: 429 })
    expect(await attempt('clerk', codeOf(key), '10.0.0.9', cookie)).toMatchObject({ ok: true })
  }, 60_000)

  test('stands for the password where a fresh proof is needed', async () => {
    const { key, cookie } = await enrolled('officer', 'clerk')
    server.advance(10)
    const query = { from: '2026-01-01', to: '2026-06-30' }
    expect(await server.refusal('deskReportXlsx', { query }, { cookie })).toBe('proof-needed')
    expect(await server.refusal('deskBeginFactor', {}, { cookie })).toBe('proof-needed')
    expect(await server.refusal('deskProve', { body: { code: wrongOf(key) } }, { cookie })).toBe('wrong-code')
    await server.get('deskProve', { body: { code: codeOf(key) } }, { cookie })
    expect(await server.call('deskReportXlsx', { query }, { cookie })).toMatchObject({ ok: true })
  })

  test('moves to another phone: the old key holds until a code of the new one came back', async () => {
    const { key, cookie } = await enrolled('officer', 'clerk')
    const next = await server.get('deskBeginFactor', {}, { cookie })
    expect(await attempt('clerk', codeOf(key))).toMatchObject({ ok: true })
    advance()
    await server.get('deskConfirmFactor', { body: { code: codeOf(next.key) } }, { cookie })
    advance()
    expect(await attempt('clerk', codeOf(key))).toMatchObject({ ok: false })
    expect(await attempt('clerk', codeOf(next.key))).toMatchObject({ ok: true })
  })

  test('cannot be switched off by a role that must have it, only taken by another administrator', async () => {
    const admin = await enrolled('admin', 'boss')
    const clerk = await enrolled('officer', 'clerk')
    expect(await server.refusal('deskDropFactor', {}, clerk)).toBe('forbidden')
    await server.get('deskDropStaffFactor', { params: { id: clerk.id } }, admin)
    expect(await server.refusal('deskMe', {}, clerk)).toBe('not-signed-in')
    const again = await attempt('clerk')
    expect(again).toMatchObject({ ok: true, reply: { factor: 'missing' } })
    expect(await server.get('deskFactor', {}, sessionOf(again))).toMatchObject({ on: false, codesLeft: 0 })
  })

  test('stays in the way when the password is set anew by a link', async () => {
    const admin = await enrolled('admin', 'boss')
    const clerk = await enrolled('officer', 'clerk')
    const { token } = await server.get('deskResetStaff', { params: { id: clerk.id } }, admin)
    await server.get('deskJoin', { body: { token, password: TEST_PASSWORD.repeat(2) } })
    const body = { account: 'clerk', password: TEST_PASSWORD.repeat(2) }
    expect(await server.refusal('deskLogin', { body })).toBe('code-needed')
    expect(await server.get('deskLogin', { body: { ...body, code: codeOf(clerk.key) } })).toMatchObject({
      factor: 'on',
    })
  })

  test('is kept sealed, recovery codes as keyed hashes, and both survive a change of keys', async () => {
    const { key, codes } = await enrolled('officer', 'clerk')
    const { query } = server.parts.database
    const stored = JSON.stringify([
      await query.selectFrom('staff').selectAll().execute(),
      await query.selectFrom('recovery_code').selectAll().execute(),
    ])
    for (const secret of [key, ...codes, ...codes.map((code) => code.replace('-', ''))])
      expect(stored + server.logged()).not.toContain(secret)

    const newKey = `t2:${Buffer.alloc(32, 9).toString('base64')}`
    const vault = createVault(`${newKey},${TEST_DATA_KEYS}`, TEST_HASH_KEY)
    await rotateKeys({ database: server.parts.database, vault })
    server.parts.vault = createVault(newKey, TEST_HASH_KEY)
    expect(await attempt('clerk', codeOf(key))).toMatchObject({ ok: true })
    expect(await attempt('clerk', codes[0])).toMatchObject({ ok: true })
  })

  test('may be left out where the town says so, and switched on and off by whoever likes', async () => {
    const free = await startTestServer(engine, { environment: { SECOND_FACTOR: 'optional' } })
    const clerk = await free.staff('officer', { account: 'clerk' })
    expect(await free.get('deskBookings', { query: { date: '2026-12-03' } }, clerk)).toEqual([])
    const { key } = await free.get('deskBeginFactor', {}, clerk)
    await free.get('deskConfirmFactor', { body: { code: codeOf(key) } }, clerk)
    await free.get('deskDropFactor', {}, clerk)
    const body = { account: 'clerk', password: TEST_PASSWORD }
    expect((await free.get('deskLogin', { body })).factor).toBeUndefined()
    await free.stop()
  })
})
