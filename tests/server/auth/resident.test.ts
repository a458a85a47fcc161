import { describeEachEngine } from '../../support/engines'
import { startTestServer, type TestServer } from '../../support/server'
import { startWeChatFake, type WeChatFake } from '../../support/wechat-fake'

const SESSION = '/sns/jscode2session'

describeEachEngine('signing a resident in', (engine) => {
  let wechat: WeChatFake
  let server: TestServer
  beforeAll(async () => {
    wechat = await startWeChatFake()
    server = await startTestServer(engine, { wechatApi: wechat.url, environment: { GUESTS: 'off' } })
  })
  afterAll(async () => {
    await server.stop()
    await wechat.stop()
  })
  const login = (code: string) => server.call('login', { body: { code } })

  test('a code of wx.login gives a token; the same person is the same resident', async () => {
    wechat.codes.set('code-1', 'openid-a').set('code-2', 'openid-a').set('code-3', 'openid-b')
    const [one, two, three] = [await login('code-1'), await login('code-2'), await login('code-3')]
    if (!one.ok || !two.ok || !three.ok) throw new Error('not signed in')
    expect(one.reply.me).toMatchObject({ guest: false })
    expect(two.reply.me.id).toBe(one.reply.me.id)
    expect(three.reply.me.id).not.toBe(one.reply.me.id)
    expect(await server.get('me', {}, { token: two.reply.token })).toEqual(one.reply.me)
  })

  test('one person signing in from many places at once is one resident', async () => {
    for (let i = 0; i < 10; i++) wechat.codes.set(`race-${i}`, 'openid-race')
    const answers = await Promise.all(Array.from({ length: 10 }, (_, i) => login(`race-${i}`)))
    expect(new Set(answers.map((answer) => (answer.ok ? answer.reply.me.id : 'refused'))).size).toBe(1)
  })

  test('neither token nor openid is stored or logged', async () => {
    wechat.codes.set('code-secret', 'openid-secret')
    const answer = await login('code-secret')
    const token = answer.ok ? answer.reply.token : ''
    expect(token).toMatch(/^[\w-]{43}$/)
    const { query } = server.parts.database
    const stored = JSON.stringify([
      await query.selectFrom('session').selectAll().execute(),
      await query.selectFrom('resident').selectAll().execute(),
    ])
    for (const secret of [token, 'openid-secret', 'code-secret', 'never-leaves']) {
      expect(stored).not.toContain(secret)
      expect(server.logged()).not.toContain(secret)
    }
  })

  test.each([
    [40029, 'wechat-code-invalid'],
    [40163, 'wechat-code-invalid'],
    [40226, 'wechat-code-invalid'],
    [45011, 'too-many-requests'],
    [-1, 'wechat-unavailable'],
    [40013, 'wechat-unavailable'],
  ])('WeChat error %i becomes %s', async (errcode, code) => {
    wechat.next(SESSION, { errcode, errmsg: 'x' })
    const answer = await login('whatever')
    expect(answer).toMatchObject({ ok: false, error: { code } })
    if (answer.status === 503 || answer.status === 429)
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  })

  test.each(['hang', 'drop'] as const)('a lost network (%s) says to try again later', async (how) => {
    wechat.next(SESSION, how)
    expect(await login('whatever')).toMatchObject({ ok: false, error: { code: 'wechat-unavailable' } })
    expect(server.logged()).not.toContain('not-a-real-secret')
  })

  test('another place that WeChat points to is not told the secret', async () => {
    wechat.next(SESSION, 'move')
    expect(await login('whatever')).toMatchObject({ ok: false, error: { code: 'wechat-unavailable' } })
    expect(wechat.seen.map((one) => one.path)).not.toContain('/elsewhere')
  })

  test('a used code does not sign in a second time', async () => {
    wechat.codes.set('code-once', 'openid-once')
    expect(await login('code-once')).toMatchObject({ ok: true })
    expect(await login('code-once')).toMatchObject({ ok: false, error: { code: 'wechat-code-invalid' } })
  })

  test('guests are let in only where they are switched on', async () => {
    expect(await server.refusal('login', { body: { guest: true } })).toBe('guests-off')
  })

  test('a session ends by logging out and by time', async () => {
    wechat.codes.set('code-out', 'openid-out').set('code-time', 'openid-out')
    const [out, time] = [await login('code-out'), await login('code-time')]
    if (!out.ok || !time.ok) throw new Error('not signed in')
    await server.get('logout', {}, { token: out.reply.token })
    expect(await server.refusal('me', {}, { token: out.reply.token })).toBe('not-signed-in')
    expect(await server.get('me', {}, { token: time.reply.token })).toMatchObject({ guest: false })
    server.advance(30 * 24 * 60)
    expect(await server.refusal('me', {}, { token: time.reply.token })).toBe('not-signed-in')
  })

  test('audience and village are kept, cleared by null, and a village that is none is refused', async () => {
    wechat.codes.set('code-me', 'openid-me')
    const answer = await login('code-me')
    const as = { token: answer.ok ? answer.reply.token : '' }
    const villageId = server.parts.town.villages[0]?.id ?? ''
    expect(await server.get('updateMe', { body: { audience: 'elder', villageId } }, as)).toMatchObject({
      audience: 'elder',
      villageId,
    })
    expect(await server.refusal('updateMe', { body: { villageId: 'no-such-village' } }, as)).toBe('invalid-fields')
    expect(await server.get('updateMe', { body: { audience: null } }, as)).not.toHaveProperty('audience')
    expect(await server.get('me', {}, as)).toMatchObject({ villageId })
  })

  test("the one-tap phone number renews WeChat's token when it has gone stale", async () => {
    wechat.codes.set('code-phone', 'openid-phone')
    const answer = await login('code-phone')
    const as = { token: answer.ok ? answer.reply.token : '' }
    wechat.next('/wxa/business/getuserphonenumber', { errcode: 42001, errmsg: 'expired' })
    expect(await server.get('phoneNumber', { body: { code: 'tap' } }, as)).toEqual({ phone: '13900000009' })
    const forced = wechat.seen.filter((one) => one.body.force_refresh === true)
    expect(forced.length).toBeGreaterThan(0)
  })
})

test('sixty phones behind one address sign in within a minute', async () => {
  const server = await startTestServer('sqlite')
  const answers = await Promise.all(Array.from({ length: 60 }, () => server.call('login', { body: { guest: true } })))
  await server.stop()
  expect(answers.filter((answer) => answer.ok)).toHaveLength(60)
})
