import { describeEachEngine } from '../../support/engines'
import { startTestServer, TEST_PASSWORD, type TestServer } from '../../support/server'

const NEW_PASSWORD = '早上先喂鸡再上班'.repeat(2)
const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0'

describeEachEngine("a staff member's own account", (engine) => {
  let server: TestServer
  beforeEach(async () => {
    server = await startTestServer(engine, { environment: { DESK_IDLE_MINUTES: '120' } })
  })
  afterEach(() => server.stop())

  const signIn = async (account: string, password = TEST_PASSWORD, agent = FIREFOX) => {
    const answer = await server.call('deskLogin', { body: { account, password } }, { headers: { 'user-agent': agent } })
    return { status: answer.status, cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '' }
  }
  /** What was written down besides sign-ins. */
  const audited = async () =>
    (await server.parts.database.query.selectFrom('audit').select('action').execute())
      .map(({ action }) => action)
      .filter((action) => action !== 'account.sign-in')

  describe('its password', () => {
    test('is changed with the old one; every other browser is signed out, this one goes on', async () => {
      const { cookie } = await server.staff('officer', { account: 'clerk' })
      const elsewhere = await signIn('clerk')
      await server.get('deskChangePassword', { body: { old: TEST_PASSWORD, password: NEW_PASSWORD } }, { cookie })
      expect(await server.refusal('deskMe', {}, elsewhere)).toBe('not-signed-in')
      expect(await server.get('deskMe', {}, { cookie })).toMatchObject({ account: 'clerk' })
      expect(await signIn('clerk')).toMatchObject({ status: 401 })
      expect(await signIn('clerk', NEW_PASSWORD)).toMatchObject({ status: 200 })
      expect(await audited()).toEqual(['account.password'])
    })

    test('is not changed with a wrong old one, however often it is tried', async () => {
      const { cookie } = await server.staff('officer', { account: 'clerk' })
      const change = (old: string) =>
        server.refusal('deskChangePassword', { body: { old, password: NEW_PASSWORD } }, { cookie })
      for (let i = 0; i < 8; i++) expect(await change(`guess-${i}`)).toBe('wrong-password')
      expect(await change(TEST_PASSWORD)).toBe('too-many-requests')
      expect(await signIn('clerk')).toMatchObject({ status: 200 })
      expect(await audited()).toEqual([])
    })

    test.each([
      ['short', 'too short', '至少 10 位'],
      ['长'.repeat(129), 'too long', '最多 128 位'],
      ['password123', 'leaked often', '用的人太多'],
      ['Basketball!2026', 'leaked often, with a tail', '用的人太多'],
      ['哈哈哈哈哈哈哈哈哈哈', 'one letter', '反复'],
      ['abcabcabcabc', 'a few letters over and over', '反复'],
      ['abcdefghijkl', 'the alphabet', '顺着数'],
      ['9876543210', 'digits downwards', '顺着数'],
      ['zhangsan-01', 'the account', '账号'],
      ['zhangsanzhangsan1', 'the account twice', '账号'],
    ])('%s is refused: %s', async (password, _, why) => {
      const { cookie } = await server.staff('officer', { account: 'zhangsan' })
      const answer = await server.call('deskChangePassword', { body: { old: TEST_PASSWORD, password } }, { cookie })
      expect(answer).toMatchObject({
        ok: false,
        error: { code: 'invalid-fields', fields: { password: expect.stringContaining(why) } },
      })
    })

    test('may not be the name of the town or of a village with a number', async () => {
      const { cookie } = await server.staff('officer', { account: 'clerk' })
      const { town } = server.parts
      const password = `${town.name}${town.villages[0]?.name}2026`
      const body = { old: TEST_PASSWORD, password }
      expect(await server.refusal('deskChangePassword', { body }, { cookie })).toBe('invalid-fields')
    })

    test.each([
      ['all small letters', 'seven geese walk home'],
      ['a sentence in Chinese', '我家门口有三棵老槐树'],
      ['128 characters', `${'槐树下面有人讲故事'.repeat(14)}就这样`.slice(0, 128)],
      ['with the account in a long sentence', 'clerk 每天骑车上下班'],
    ])('%s will do', async (_, password) => {
      const { cookie } = await server.staff('officer', { account: 'clerk' })
      await server.get('deskChangePassword', { body: { old: TEST_PASSWORD, password } }, { cookie })
      expect(await signIn('clerk', password)).toMatchObject({ status: 200 })
    })
  })

  describe('its sessions', () => {
    test('are listed with device, address and times, and ended one by one or all others at once', async () => {
      const { cookie } = await server.staff('village', { account: 'grid', villageId: 'village-01' })
      const elsewhere = await signIn('grid')
      const third = await signIn('grid')
      server.advance(7)
      const listed = await server.get('deskSessions', {}, elsewhere)
      expect(listed).toHaveLength(3)
      const mine = listed.find(({ current }) => current)
      expect(mine).toMatchObject({
        device: 'Windows 电脑，火狐',
        address: expect.stringContaining('127.0.0.1'),
        since: '2026-11-30T01:00:00.000Z',
        lastSeen: '2026-11-30T01:07:00.000Z',
      })
      expect(listed[0]).toEqual(mine)

      const first = (await server.get('deskSessions', {}, { cookie })).find(({ current }) => current)
      await server.get('deskEndSession', { params: { id: first?.id ?? '' } }, elsewhere)
      expect(await server.refusal('deskMe', {}, { cookie })).toBe('not-signed-in')
      expect(await server.get('deskMe', {}, third)).toMatchObject({ account: 'grid' })
      await server.get('deskEndOtherSessions', {}, elsewhere)
      expect(await server.refusal('deskMe', {}, third)).toBe('not-signed-in')
      expect(await server.get('deskSessions', {}, elsewhere)).toHaveLength(1)
      expect(await audited()).toEqual(['account.end-sessions', 'account.end-sessions'])
    })

    test("somebody else's can't be ended by knowing its id", async () => {
      const { cookie } = await server.staff('officer')
      const other = await server.staff('officer')
      const [session] = await server.get('deskSessions', {}, other)
      expect(await server.refusal('deskEndSession', { params: { id: session?.id ?? '' } }, { cookie })).toBe(
        'not-found',
      )
      expect(await server.get('deskMe', {}, other)).toMatchObject({ role: 'officer' })
    })

    test('end when they lie idle, even with a page left open that asks by itself; use keeps them to twelve hours', async () => {
      const { cookie } = await server.staff('officer')
      for (let i = 0; i < 3; i++) {
        server.advance(110)
        expect(await server.get('deskMe', {}, { cookie })).toMatchObject({ role: 'officer' })
      }
      server.advance(60)
      await server.get('deskMe', {}, { cookie, headers: { 'x-unattended': '1' } })
      server.advance(61)
      expect(await server.refusal('deskMe', {}, { cookie })).toBe('not-signed-in')

      const busy = await server.staff('officer')
      for (let i = 0; i < 11; i++) {
        server.advance(65)
        expect(await server.get('deskMe', {}, busy)).toMatchObject({ role: 'officer' })
      }
      server.advance(6)
      expect(await server.refusal('deskMe', {}, busy)).toBe('not-signed-in')
    })

    test('signing in again at the same browser ends the session before', async () => {
      const { cookie } = await server.staff('officer', { account: 'clerk' })
      await server.get('deskLogin', { body: { account: 'clerk', password: TEST_PASSWORD } }, { cookie })
      expect(await server.refusal('deskMe', {}, { cookie })).toBe('not-signed-in')
    })
  })

  describe('exports', () => {
    const period = { from: '2026-01-01', to: '2026-06-30' }
    const exported = (cookie: string) => server.call('deskReportXlsx', { query: period }, { cookie })

    test('ask for a fresh proof ten minutes after the last, and go on once it is given', async () => {
      const { cookie } = await server.staff('officer', { account: 'clerk' })
      expect(await exported(cookie)).toMatchObject({ ok: true })
      server.advance(10)
      expect(await exported(cookie)).toMatchObject({ ok: false, status: 403, error: { code: 'proof-needed' } })
      expect(await server.get('deskReport', { query: period }, { cookie })).toBeDefined()
      expect(await server.refusal('deskProve', { body: { password: 'wrong' } }, { cookie })).toBe('wrong-password')
      expect(await exported(cookie)).toMatchObject({ ok: false })
      await server.get('deskProve', { body: { password: TEST_PASSWORD } }, { cookie })
      expect(await exported(cookie)).toMatchObject({ ok: true })
    })

    test('by a role that may not export are refused without asking for anything', async () => {
      const { cookie } = await server.staff('adviser')
      server.advance(10)
      expect(await exported(cookie)).toMatchObject({ ok: false, error: { code: 'forbidden' } })
    })

    test('are not had by guessing at an unlocked screen, which locks nobody out elsewhere', async () => {
      const { cookie } = await server.staff('officer', { account: 'clerk' })
      for (let i = 0; i < 8; i++) await server.call('deskProve', { body: { password: `guess-${i}` } }, { cookie })
      const proof = { body: { password: TEST_PASSWORD } }
      expect(await server.refusal('deskProve', proof, { cookie })).toBe('too-many-requests')
      const elsewhere = await signIn('clerk')
      server.advance(10)
      await server.get('deskProve', proof, elsewhere)
      expect(await exported(elsewhere.cookie)).toMatchObject({ ok: true })
    })
  })
})
