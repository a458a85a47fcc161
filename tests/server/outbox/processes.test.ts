import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addMinutes, toInstant } from '@domain/time'
import { openPostgres, openSqlite } from '../../../server/db/database'
import { aRequest, newKey, newPhone } from '../../support/duty'
import { describeEachEngine } from '../../support/engines'
import { createPostgresDatabase } from '../../support/postgres'
import { spawnServer } from '../../support/spawned'
import { startWeChatFake } from '../../support/wechat-fake'

const MESSAGES = 30

describeEachEngine('two server processes on one database', (engine) => {
  test('send each message once', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'two-'))
    const { url, drop } =
      engine === 'postgresql' ? await createPostgresDatabase() : { url: undefined, drop: async () => {} }
    const wechat = await startWeChatFake()
    const environment = {
      WECHAT_API: wechat.url,
      WECHAT_APPID: 'wx0123456789abcdef',
      WECHAT_SECRET: 'not-a-real-secret',
      WECHAT_TEMPLATES: 'booked:T1',
    }
    const place = { dataDir, ...(url ? { url } : {}) }
    const first = await spawnServer(engine, place, environment)
    const second = await spawnServer(engine, place, environment)
    const database = url ? openPostgres(url) : openSqlite(join(dataDir, 'town.db'))
    try {
      wechat.codes.set('code', 'openid')
      const as = { token: (await first.get('login', { body: { code: 'code' } })).token }
      const days = await second.get('dutyDays')
      const slotId = days.flatMap((day) => day.slots).find((slot) => slot.open)?.id ?? ''
      const body = aRequest(slotId, { phone: newPhone() })
      const booking = await first.get('createBooking', { body, idempotencyKey: newKey() }, as)
      const resident = await database.query.selectFrom('resident').select('id').executeTakeFirstOrThrow()
      const now = toInstant(new Date())
      // One more than messages: the booking's own confirmation may use one.
      for (let i = 0; i <= MESSAGES; i++)
        await database.query
          .insertInto('consent')
          .values({
            id: randomUUID(),
            resident_id: resident.id,
            template: 'booked',
            accepted_at: now,
            message_id: null,
          })
          .execute()
      for (let i = 0; i < MESSAGES; i++)
        await database.query
          .insertInto('message')
          .values({
            id: randomUUID(),
            dedupe: `test:${i}`,
            kind: 'booked',
            resident_id: resident.id,
            booking_id: booking.id,
            waitlist_id: null,
            due_at: addMinutes(now, 0.1),
            useless_after: addMinutes(now, 24 * 60),
            state: 'pending',
            attempts: 0,
            lease_until: null,
            why: null,
          })
          .execute()
      const left = async () =>
        Number(
          (
            await database.query
              .selectFrom('message')
              .select((e) => e.fn.countAll().as('n'))
              .where('dedupe', 'like', 'test:%')
              .where('state', '!=', 'sent')
              .executeTakeFirstOrThrow()
          ).n,
        )
      for (let waited = 0; waited < 60 && (await left()) > 0; waited++)
        await new Promise((done) => setTimeout(done, 500))
      expect(await left()).toBe(0)
      const used = await database.query
        .selectFrom('consent')
        .select('message_id')
        .where('message_id', 'is not', null)
        .execute()
      expect(wechat.sent).toHaveLength(used.length)
      expect(wechat.sent.length).toBeGreaterThanOrEqual(MESSAGES)
    } finally {
      await Promise.all([first.kill(), second.kill()])
      await database.close()
      await wechat.stop()
      await drop()
      rmSync(dataDir, { recursive: true, force: true })
    }
  }, 180_000)
})
