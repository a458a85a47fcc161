import { api, type EndpointName } from '@domain/api'
import { type AuditAction, auditAction } from '@domain/audit'
import { addDays, localDate } from '@domain/time'
import { sql } from 'kysely'
import { load } from '../../../server/db/load'
import { withSnapshot } from '../../../server/db/snapshot'
import { eraseDue } from '../../../server/privacy/retention'
import { entryHash } from '../../../server/staff/audit-chain'
import { verifyChain } from '../../../server/staff/audit-log'
import {
  DESK_ENDPOINTS,
  DESK_FIXTURES,
  type DeskEndpoint,
  type FixtureTown,
  startFixtureTown,
  TARGETS,
} from '../../support/desk-fixtures'
import { describeEachEngine } from '../../support/engines'
import { openEmptyDatabase, startTestServer, type TestServer } from '../../support/server'

jest.setTimeout(120_000)

/** Requests that send something along and yet change nothing and show nobody's data. */
const CHANGES_NOTHING: readonly EndpointName[] = [
  'deskPreviewRoster',
  'deskCheckLesson',
  'deskCheckImport',
  // About the caller's own session, which the sessions' own list tells of.
  'deskLogout',
  'deskProve',
  // A key that counts for nothing until it is confirmed, which is told.
  'deskBeginFactor',
]
/** Files without anybody's data. */
const NOBODYS_FILES: readonly EndpointName[] = ['deskDirectoryTemplate']

const isTold = (name: DeskEndpoint): boolean =>
  (api[name].method !== 'GET' && !CHANGES_NOTHING.includes(name)) ||
  ('media' in api[name] && !NOBODYS_FILES.includes(name))

describeEachEngine('the audit log and the contract', (engine) => {
  let town: FixtureTown
  beforeAll(async () => {
    town = await startFixtureTown(engine)
  })
  afterAll(() => town.server.stop())

  test('every endpoint that changes something or gives out a file leaves an entry of who, what and from where', async () => {
    const { server } = town
    const faults: string[] = []
    const officer = await town.staff('admin')
    const adviser = await town.staff('adviser')
    for (const name of DESK_ENDPOINTS.filter(isTold)) {
      const { of, make } = DESK_FIXTURES[name]
      const caller = api[name].caller.permission === 'feed.manage' ? adviser : officer
      const request = await make(town, TARGETS[of][0], caller)
      const { seq } = await lastEntry(server)
      const answer = await server.call(name, request as never, {
        ...caller,
        headers: { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Firefox/140.0' },
      })
      const rows = await server.parts.database.query
        .selectFrom('audit')
        .selectAll()
        .where('seq', '>', seq)
        .where('staff_id', '=', caller.id)
        .execute()
      if (!answer.ok) faults.push(`${name} was refused: ${answer.error.code} ${JSON.stringify(answer.error.fields)}`)
      else if (rows.length === 0) faults.push(`${name} left no entry`)
      for (const { address, device } of rows)
        if (address !== '127.0.0.0' || device !== 'Windows 电脑，火狐') faults.push(`${name}: ${address} ${device}`)
    }
    expect(faults).toEqual([])

    // What the log's page leads to, of every kind of act that was just done.
    const linked = new Set<string>()
    for (const { action, subject } of await server.parts.database.query.selectFrom('audit').selectAll().execute()) {
      if (linked.has(action)) continue
      const query = { action: action as AuditAction }
      const { entries } = await server.get('deskAudit', { query }, officer)
      if (entries.every(({ records }) => records.length === 0) === (auditAction(action)?.about !== undefined))
        faults.push(`${action} about ${subject} leads to no record, or to one it should not have`)
      linked.add(action)
    }
    expect(linked.size).toBeGreaterThan(50)
    const { entries } = await server.get('deskAudit', { query: { action: 'roster.change' } }, officer)
    const said = async (action: AuditAction) =>
      (await server.get('deskAudit', { query: { action } }, officer)).entries.map(({ subject, isId }) => ({
        subject,
        isId,
      }))
    expect(await said('directory.import')).toContainEqual({ subject: expect.stringMatching(/^\d+ 条$/), isId: false })
    for (const { subject, isId } of await said('audit.export')) expect([subject, isId]).toEqual(['', false])
    const changed = entries.flatMap(({ records }) => records.map(({ name }) => name))
    // In words, not by the program's own names.
    expect(changed).toContainEqual(expect.stringMatching(/^\p{Script=Han}+/u))
    expect(changed.join()).not.toMatch(/closed|put-rule|set-day-kind/)
    expect(faults).toEqual([])
    expect(await verifyChain(server.parts.database.query)).not.toHaveProperty('fault')
  })
})

const lastEntry = async ({ parts }: TestServer) =>
  parts.database.query.selectFrom('audit_head').selectAll().executeTakeFirstOrThrow()

describeEachEngine('the chain of the audit log', (engine) => {
  let server: TestServer
  let admin: { cookie: string; id: string }
  beforeEach(async () => {
    server = await startTestServer(engine)
    admin = await server.staff('admin')
  })
  afterEach(() => server.stop())

  const db = () => server.parts.database.query
  const anEvent = (title = '法治讲座') => ({
    body: { kind: 'lecture' as const, title, date: '2026-12-03', place: '村委会', topics: ['land' as const] },
  })
  const act = (times: number, as = admin) =>
    Promise.all(Array.from({ length: times }, () => server.get('deskAddEvent', anEvent(), as)))
  const read = (query: Parameters<typeof server.get<'deskAudit'>>[1] = {}, as = admin) =>
    server.get('deskAudit', { query: {}, ...query }, as)

  /** Somebody with the database in their hands takes the guards away first. */
  async function asIntruder(work: () => Promise<unknown>): Promise<void> {
    const names = engine === 'sqlite' ? ['audit_unchanged', 'audit_kept'] : ['audit_kept', 'audit_not_emptied']
    for (const name of names)
      await sql.raw(engine === 'sqlite' ? `drop trigger ${name}` : `drop trigger ${name} on audit`).execute(db())
    await work()
  }
  const faultAfter = async (work: () => Promise<unknown>) => {
    await act(6)
    expect(await verifyChain(db())).toMatchObject({ entries: 6, cleared: 0, last: { seq: 6 } })
    await asIntruder(work)
    return (await verifyChain(db())).fault
  }

  test('entries written at the same moment come one after the other without a gap', async () => {
    await act(40)
    const rows = await db().selectFrom('audit').select('seq').orderBy('seq').execute()
    expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 40 }, (_, at) => at + 1))
    expect(await verifyChain(db())).not.toHaveProperty('fault')
  })

  test('what is refused leaves none', async () => {
    expect(await server.refusal('deskChangeEvent', { params: { id: 'none' }, ...anEvent() }, admin)).toBe('not-found')
    expect(await verifyChain(db())).toMatchObject({ entries: 0 })
  })

  test('the database itself lets no entry be changed or deleted', async () => {
    await act(2)
    await expect(db().updateTable('audit').set({ subject: 'x' }).execute()).rejects.toMatchObject({
      message: expect.stringContaining('never changed'),
    })
    await expect(db().deleteFrom('audit').where('seq', '=', 2).execute()).rejects.toMatchObject({
      message: expect.stringContaining('by their age only'),
    })
    if (engine === 'postgresql')
      await expect(sql`truncate audit`.execute(db())).rejects.toMatchObject({
        message: expect.stringContaining('never changed'),
      })
    expect(await verifyChain(db())).toMatchObject({ entries: 2 })
  })

  test.each(['at', 'staff_id', 'action', 'subject', 'address', 'device'] as const)(
    'a changed %s is found',
    async (column) => {
      const fault = await faultAfter(() =>
        db()
          .updateTable('audit')
          .set({ [column]: 'x' })
          .where('seq', '=', 3)
          .execute(),
      )
      expect(fault).toEqual({ seq: 3, why: 'changed' })
    },
  )

  test('a changed entry whose hash was made anew is found at the next one', async () => {
    const fault = await faultAfter(async () => {
      const rows = await db().selectFrom('audit').selectAll().orderBy('seq').execute()
      const [before, own] = [rows[1], rows[2]]
      if (!before || !own) throw new Error('too few entries')
      const { hash: _, ...entry } = { ...own, subject: 'x' }
      await db()
        .updateTable('audit')
        .set({ subject: 'x', hash: entryHash(before.hash, entry) })
        .where('seq', '=', 3)
        .execute()
    })
    expect(fault).toEqual({ seq: 4, why: 'changed' })
  })

  test('an entry taken out is found', async () => {
    expect(await faultAfter(() => db().deleteFrom('audit').where('seq', '=', 2).execute())).toEqual({
      seq: 2,
      why: 'missing',
    })
  })
  test('the last entries cut off are found', async () => {
    expect(await faultAfter(() => db().deleteFrom('audit').where('seq', '>', 4).execute())).toEqual({
      seq: 5,
      why: 'end',
    })
  })
  test('two that changed places are found', async () => {
    const move = (from: number, to: number) =>
      db().updateTable('audit').set({ seq: to }).where('seq', '=', from).execute()
    expect(
      await faultAfter(async () => {
        for (const [from, to] of [
          [2, 99],
          [5, 2],
          [99, 5],
        ] as const)
          await move(from, to)
      }),
    ).toEqual({ seq: 2, why: 'changed' })
  })
  test('clearing that no entry tells of is found', async () => {
    const fault = await faultAfter(async () => {
      const { hash } = await db().selectFrom('audit').select('hash').where('seq', '=', 3).executeTakeFirstOrThrow()
      await db().updateTable('audit_head').set({ pruned_seq: 3, pruned_hash: hash }).execute()
      await db().deleteFrom('audit').where('seq', '<=', 3).execute()
    })
    expect(fault).toEqual({ seq: 3, why: 'head' })
  })

  test('after the time the town set old entries are cleared, the chain holds, and newer ones stay untouchable', async () => {
    await act(3)
    server.advance((server.parts.town.audit.retentionDays - 10) * 24 * 60)
    admin = await server.staff('admin')
    await act(2)
    await eraseDue(server.parts)
    expect(await verifyChain(db())).toMatchObject({ entries: 5, cleared: 0 })
    server.advance(20 * 24 * 60)
    await eraseDue(server.parts)
    await eraseDue(server.parts)
    expect(await verifyChain(db())).toEqual({
      entries: 3,
      cleared: 3,
      last: expect.objectContaining({ seq: 6 }),
    })
    admin = await server.staff('admin')
    expect((await read()).entries[0]).toMatchObject({ who: '系统', what: '清除过了保存期的操作记录', subject: '3' })
    await expect(db().deleteFrom('audit').where('seq', '=', 4).execute()).rejects.toMatchObject({
      message: expect.stringContaining('by their age only'),
    })
  })

  test('an entry is kept its whole time where the clock was set back after it', async () => {
    const day = 24 * 60
    const kept = server.parts.town.audit.retentionDays
    await act(2)
    server.advance(30 * day)
    admin = await server.staff('admin')
    await act(1)
    server.advance(-10 * day)
    await act(1)
    server.advance((kept - 15) * day)
    await eraseDue(server.parts)
    expect((await verifyChain(db())).cleared).toBe(2)
    server.advance(30 * day)
    await eraseDue(server.parts)
    expect((await verifyChain(db())).cleared).toBeGreaterThan(2)
  })

  test('it is the same chain in another database', async () => {
    await act(5)
    const other = await openEmptyDatabase('sqlite')
    try {
      await withSnapshot(server.parts.database, (snapshot) => load(other.database, snapshot))
      expect(await verifyChain(other.database.query)).toEqual(await verifyChain(db()))
    } finally {
      await other.drop()
    }
  })

  test('it is read by person, action and days, fifty at a time', async () => {
    const other = await server.staff('officer', { account: 'other-clerk' })
    await act(70)
    await act(1, other)
    const first = await read()
    expect(first.entries).toHaveLength(50)
    expect(first.entries[0]).toMatchObject({ seq: 71, who: '测试人员', what: '登记活动' })
    const second = await read({ query: { before: `${first.entries.at(-1)?.seq}` } })
    expect([...first.entries, ...second.entries].map(({ seq }) => seq)).toEqual(
      Array.from({ length: 71 }, (_, at) => 71 - at),
    )
    expect([first.more, second.more]).toEqual([true, false])
    expect((await read({ query: { staffId: other.id } })).entries).toHaveLength(1)
    expect((await read({ query: { action: 'event.change' } })).entries).toEqual([])
    const today = localDate(server.parts.now())
    expect((await read({ query: { from: addDays(today, 1) } })).entries).toEqual([])
    expect((await read({ query: { from: today, to: today } })).more).toBe(true)
    expect((await read()).people).toContainEqual({ id: other.id, name: '测试人员' })
  })

  test('its files hold no formula and are told of in the log itself', async () => {
    const evil = await server.staff('officer', { account: 'evil' })
    await db().updateTable('staff').set({ name: '=HYPERLINK("http://x")' }).where('id', '=', evil.id).execute()
    await act(1, evil)
    const { content } = await server.get('deskAuditCsv', { query: {} }, admin)
    const lines = Buffer.from(content as Uint8Array)
      .toString()
      .split('\r\n')
    expect(lines[0]).toContain('序号,日期,时间,谁,做了什么')
    expect(lines.find((line) => line.includes('登记活动'))).toContain(`"'=HYPERLINK(""http://x"")"`)
    expect(lines.find((line) => line.includes('导出操作记录'))).toBeDefined()
    await server.get('deskAuditXlsx', { query: {} }, admin)
    expect((await read()).entries[0]).toMatchObject({ what: '导出操作记录' })
  })
})
