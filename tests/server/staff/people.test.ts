import type { StaffInvitation } from '@domain/staff'
import { describeEachEngine } from '../../support/engines'
import { startTestServer, TEST_PASSWORD, type TestServer } from '../../support/server'

const PASSWORD = 'seven geese walk home'
const OFFICER = { account: 'zhangsan', name: '张三', role: 'officer' } as const
const HOUR = 60

describeEachEngine('who works at the desk', (engine) => {
  let server: TestServer
  let admin: { cookie: string; id: string }
  beforeEach(async () => {
    server = await startTestServer(engine)
    admin = await server.staff('admin', { account: 'boss' })
  })
  afterEach(() => server.stop())

  const invite = (body: StaffInvitation = OFFICER) => server.get('deskInvite', { body }, admin)
  const join = (token: string, password = PASSWORD) => server.call('deskJoin', { body: { token, password } })
  const signIn = async (account: string, password = PASSWORD) => {
    const answer = await server.call('deskLogin', { body: { account, password } })
    return { status: answer.status, cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '' }
  }
  const listed = async (id: string) => (await server.get('deskStaff', {}, admin)).find((member) => member.id === id)
  /** What was written down besides sign-ins. */
  const audited = async () =>
    (await server.parts.database.query.selectFrom('audit').select('action').orderBy('at').execute())
      .map(({ action }) => action)
      .filter((action) => action !== 'account.sign-in')
      .sort()

  describe('a one-time link', () => {
    test('lets somebody in who sets a password with it, and nobody a second time', async () => {
      const { id, token, until } = await invite()
      expect(until).toBe('2026-12-03T01:00:00.000Z')
      expect(await listed(id)).toMatchObject({ state: 'invited', linkUntil: until })
      expect(await signIn('zhangsan', '')).toMatchObject({ status: 422 })
      expect(await server.get('deskLink', { body: { token } })).toMatchObject(OFFICER)

      const joined = await join(token)
      expect(joined).toMatchObject({ ok: true, reply: { id, account: 'zhangsan' } })
      expect(joined.headers.getSetCookie().some((cookie) => cookie.startsWith('desk='))).toBe(false)
      expect(await signIn('zhangsan')).toMatchObject({ status: 200 })
      const member = await listed(id)
      expect(member).toMatchObject({ state: 'active', sessions: 1 })
      expect(member?.linkUntil).toBeUndefined()

      expect(await join(token, 'another long phrase')).toMatchObject({ ok: false, error: { code: 'link-gone' } })
      expect(await server.refusal('deskLink', { body: { token } })).toBe('link-gone')
      expect(await signIn('zhangsan')).toMatchObject({ status: 200 })
      expect(await audited()).toEqual(['account.join', 'staff.invite'])
    })

    test('sets one password only, however many use it at once', async () => {
      const { token } = await invite()
      const answers = await Promise.all(Array.from({ length: 6 }, (_, at) => join(token, `${PASSWORD} ${at}`)))
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
      const won = answers.findIndex(({ ok }) => ok)
      expect(await signIn('zhangsan', `${PASSWORD} ${won}`)).toMatchObject({ status: 200 })
    })

    test('keeps to the rules for passwords, and is not used up by a bad one', async () => {
      const { token } = await invite()
      for (const password of ['short', 'password123', 'zhangsan2026'])
        expect(await join(token, password)).toMatchObject({
          ok: false,
          error: { fields: { password: expect.any(String) } },
        })
      expect(await join(token)).toMatchObject({ ok: true })
    })

    test('is gone after three days, and one made anew spoils the one before', async () => {
      const { id, token } = await invite()
      const second = await server.get('deskResetStaff', { params: { id } }, admin)
      expect(await join(token)).toMatchObject({ ok: false, error: { code: 'link-gone' } })
      server.advance(72 * HOUR)
      expect(await join(second.token)).toMatchObject({ ok: false, error: { code: 'link-gone' } })
    })

    test('stands nowhere in the database or the log', async () => {
      const { token } = await invite()
      await server.get('deskLink', { body: { token } })
      const rows = await server.parts.database.query.selectFrom('staff_link').selectAll().execute()
      expect(rows).toHaveLength(1)
      expect(JSON.stringify(rows) + server.logged()).not.toContain(token)
    })

    test('makes the browser known, so that its owner gets in however many guess', async () => {
      const { token } = await invite()
      const joined = await join(token)
      const cookie = joined.headers.getSetCookie()[0]?.split(';')[0] ?? ''
      for (let i = 0; i < 9; i++) await signIn('zhangsan', `guess-${i}`)
      expect(await signIn('zhangsan')).toMatchObject({ status: 429 })
      const body = { account: 'zhangsan', password: PASSWORD }
      expect(await server.call('deskLogin', { body }, { cookie })).toMatchObject({ ok: true })
    })
  })

  describe('an invitation', () => {
    test.each([
      [{ account: 'Zhang San' }, 'account'],
      [{ account: 'boss' }, 'account'],
      [{ name: ' ' }, 'name'],
      [{ role: 'adviser' }, 'adviser'],
      [{ role: 'village' }, 'villageId'],
      [{ role: 'village', villageId: 'nowhere' }, 'villageId'],
      [{ role: 'king' }, 'role'],
    ])('with %j says what is wrong with it', async (more, field) => {
      const answer = await server.call('deskInvite', { body: { ...OFFICER, ...more } }, admin)
      expect(answer).toMatchObject({
        ok: false,
        error: { code: 'invalid-fields', fields: { [field]: expect.any(String) } },
      })
      expect(await server.get('deskStaff', {}, admin)).toHaveLength(1)
    })

    test('ties an adviser to the name on duty days and a village officer to the village', async () => {
      const adviser = await invite({ account: 'lawyer', name: '王五', role: 'adviser', adviser: '王律师' })
      const grid = await invite({
        account: 'grid',
        name: '赵六',
        role: 'village',
        villageId: 'village-02',
        adviser: 'x',
      })
      expect(await listed(adviser.id)).toMatchObject({ role: 'adviser', adviser: '王律师' })
      expect(await listed(grid.id)).toMatchObject({ role: 'village', villageId: 'village-02' })
      expect((await listed(grid.id))?.adviser).toBeUndefined()
    })

    test('takes a fresh proof, as everything does that changes accounts', async () => {
      server.advance(10)
      expect(await server.refusal('deskInvite', { body: OFFICER }, admin)).toBe('proof-needed')
      expect(await server.get('deskStaff', {}, admin)).toHaveLength(1)
      await server.get('deskProve', { body: { password: TEST_PASSWORD } }, admin)
      expect(await invite()).toMatchObject({ token: expect.any(String) })
    })
  })

  describe('somebody else', () => {
    const clerk = () => server.staff('officer', { account: 'clerk' })

    test('who gets another role signs in again, and may do what that role may', async () => {
      const { cookie, id } = await clerk()
      const body = { name: '李四', role: 'village' as const, villageId: 'village-01' }
      await server.get('deskChangeStaff', { params: { id }, body }, admin)
      expect(await server.refusal('deskMe', {}, { cookie })).toBe('not-signed-in')
      const again = await signIn('clerk', TEST_PASSWORD)
      expect(await server.get('deskMe', {}, again)).toMatchObject({ name: '李四', role: 'village' })
      expect(await server.refusal('deskPauses', {}, again)).toBe('forbidden')
    })

    test('who is switched off is out at once, stays out, and comes back with the same password', async () => {
      const { cookie, id } = await clerk()
      const set = (active: boolean) => server.get('deskSetStaffActive', { params: { id }, body: { active } }, admin)
      await set(false)
      expect(await server.refusal('deskMe', {}, { cookie })).toBe('not-signed-in')
      expect(await signIn('clerk', TEST_PASSWORD)).toMatchObject({ status: 401 })
      expect(await server.refusal('deskResetStaff', { params: { id } }, admin)).toBe('state-changed')
      expect(await listed(id)).toMatchObject({ state: 'disabled' })
      await set(true)
      expect(await server.refusal('deskMe', {}, { cookie })).toBe('not-signed-in')
      expect(await signIn('clerk', TEST_PASSWORD)).toMatchObject({ status: 200 })
      expect(await audited()).toEqual(['staff.activate', 'staff.deactivate'])
    })

    test('who is switched off before using a link cannot use it afterwards', async () => {
      const { id, token } = await invite()
      await server.get('deskSetStaffActive', { params: { id }, body: { active: false } }, admin)
      expect(await join(token)).toMatchObject({ ok: false, error: { code: 'link-gone' } })
      await server.get('deskSetStaffActive', { params: { id }, body: { active: true } }, admin)
      expect(await join(token)).toMatchObject({ ok: false, error: { code: 'link-gone' } })
    })

    test('whose password is taken is out at once and gets in by the new link only', async () => {
      const { cookie, id } = await clerk()
      const { token } = await server.get('deskResetStaff', { params: { id } }, admin)
      expect(await server.refusal('deskMe', {}, { cookie })).toBe('not-signed-in')
      expect(await signIn('clerk', TEST_PASSWORD)).toMatchObject({ status: 401 })
      expect(await join(token)).toMatchObject({ ok: true })
      expect(await signIn('clerk')).toMatchObject({ status: 200 })
      expect(await audited()).toEqual(['account.join', 'staff.reset'])
    })

    test('can be seen signed in and be signed out by an administrator', async () => {
      const { cookie, id } = await clerk()
      await signIn('clerk', TEST_PASSWORD)
      expect(await listed(id)).toMatchObject({ sessions: 2 })
      const sessions = await server.get('deskStaffSessions', { params: { id } }, admin)
      expect(sessions).toHaveLength(2)
      expect(sessions.some(({ current }) => current)).toBe(false)
      await server.get('deskEndStaffSessions', { params: { id } }, admin)
      expect(await server.refusal('deskMe', {}, { cookie })).toBe('not-signed-in')
      expect(await server.get('deskMe', {}, admin)).toMatchObject({ account: 'boss' })
    })
  })

  describe('the last administrator', () => {
    const out = (id: string) => ({ params: { id }, body: { active: false } })
    const demoted = (id: string) => ({ params: { id }, body: { name: '张三', role: 'officer' as const } })

    test('can be neither switched off nor given another role, and stays signed in', async () => {
      expect(await server.refusal('deskSetStaffActive', out(admin.id), admin)).toBe('last-admin')
      expect(await server.refusal('deskChangeStaff', demoted(admin.id), admin)).toBe('last-admin')
      expect(await server.refusal('deskResetStaff', { params: { id: admin.id } }, admin)).toBe('forbidden')
      expect(await server.get('deskMe', {}, admin)).toMatchObject({ role: 'admin' })
      expect(await audited()).toEqual([])
    })

    test('is whoever can sign in: one who is only invited does not count', async () => {
      await invite({ account: 'second', name: '李四', role: 'admin' })
      expect(await server.refusal('deskSetStaffActive', out(admin.id), admin)).toBe('last-admin')
    })

    test('remains when two remove each other at the same moment', async () => {
      for (let round = 0; round < 8; round++) {
        const second = await server.staff('admin')
        const first = round === 0 ? admin : await server.staff('admin')
        // Everybody else is out of the way.
        await server.parts.database.query
          .updateTable('staff')
          .set({ active: 0 })
          .where('id', 'not in', [first.id, second.id])
          .execute()
        const [one, other] = await Promise.all([
          server.call('deskSetStaffActive', out(second.id), first),
          round % 2 === 0
            ? server.call('deskSetStaffActive', out(first.id), second)
            : server.call('deskChangeStaff', demoted(first.id), second),
        ])
        expect([one, other].filter(({ ok }) => ok)).toHaveLength(1)
        const left = await server.parts.database.query
          .selectFrom('staff')
          .select('id')
          .where('role', '=', 'admin')
          .where('active', '=', 1)
          .execute()
        expect(left).toHaveLength(1)
      }
    }, 60_000)
  })
})
