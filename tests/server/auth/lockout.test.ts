import { describeEachEngine } from '../../support/engines'
import { startTestServer, TEST_PASSWORD, type TestServer } from '../../support/server'

/** What a browser keeps of an answer, as it sends it along with the next request. */
const kept = (headers: Headers) =>
  headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')

describeEachEngine('guessing passwords', (engine) => {
  let server: TestServer
  beforeEach(async () => {
    server = await startTestServer(engine, { environment: { TRUSTED_PROXIES: '1' } })
    await server.staff('officer', { account: 'clerk' })
  })
  afterEach(() => server.stop())

  const OFFICE = '10.0.0.9'
  const attempt = (password: string, address: string, cookie = '') =>
    server.call(
      'deskLogin',
      { body: { account: 'clerk', password } },
      { cookie, headers: { 'x-forwarded-for': address } },
    )
  const signIn = async (cookie = '') => {
    const answer = await attempt(TEST_PASSWORD, OFFICE, cookie)
    expect(answer).toMatchObject({ ok: true })
    return kept(answer.headers)
  }
  /** Guesses many at a time; gives how many were looked at, and how many refused unseen. */
  async function attack(count: number, addressOf: (at: number) => string) {
    const seen: Record<number, number> = {}
    let next = 0
    const one = async () => {
      while (next < count) {
        const at = next++
        const { status } = await attempt(`guess-${at}`, addressOf(at))
        seen[status] = (seen[status] ?? 0) + 1
      }
    }
    await Promise.all(Array.from({ length: 40 }, one))
    return seen
  }

  test('ten thousand guesses from many addresses get nowhere, and never stop the clerk at a known browser', async () => {
    const cookie = await signIn()
    const seen = await attack(10_000, (at) => `10.${1 + (at % 200)}.${at % 250}.7`)
    expect(seen[401]).toBeLessThanOrEqual(40)
    expect(seen[429]).toBe(10_000 - (seen[401] ?? 0))
    expect(await attempt(TEST_PASSWORD, '10.250.0.1')).toMatchObject({ status: 429 })
    await signIn(cookie)
  }, 120_000)

  test('nor do guesses from behind the very address of the office', async () => {
    const cookie = await signIn()
    const seen = await attack(300, () => OFFICE)
    expect(seen[401]).toBeLessThanOrEqual(8)
    expect(await attempt(TEST_PASSWORD, OFFICE)).toMatchObject({ status: 429 })
    await signIn(cookie)
    server.advance(16)
    await signIn()
  }, 120_000)

  test('of many guesses at one moment, no more are looked at than one after the other', async () => {
    const answers = await Promise.all(Array.from({ length: 60 }, (_, i) => attempt(`at-once-${i}`, '10.0.1.1')))
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(8)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(52)
  }, 60_000)

  test('a known browser is no way to guess either', async () => {
    const cookie = await signIn()
    for (let i = 0; i < 8; i++) expect(await attempt(`guess-${i}`, OFFICE, cookie)).toMatchObject({ status: 401 })
    expect(await attempt(TEST_PASSWORD, OFFICE, cookie)).toMatchObject({ status: 429 })
    server.advance(16)
    await signIn(cookie)
  })

  test('a browser is known for the accounts that were signed in to there, and for no other', async () => {
    const cookie = await signIn()
    await server.staff('officer', { account: 'other' })
    const other = (password: string) =>
      server.call(
        'deskLogin',
        { body: { account: 'other', password } },
        { headers: { 'x-forwarded-for': OFFICE }, cookie },
      )
    for (let i = 0; i < 40; i++)
      await server.call(
        'deskLogin',
        { body: { account: 'other', password: 'guess' } },
        { headers: { 'x-forwarded-for': `10.3.0.${i}` } },
      )
    expect(await other(TEST_PASSWORD)).toMatchObject({ status: 429 })
  }, 60_000)

  test('right ones use nothing up', async () => {
    for (let i = 0; i < 50; i++) expect(await attempt(TEST_PASSWORD, `10.4.0.${i}`)).toMatchObject({ ok: true })
  }, 60_000)
})
