import { createHash, createHmac } from 'node:crypto'
import { sql } from 'kysely'
import { MIX_BATCH } from '../../../server/survey/mixer'
import { describeEachEngine } from '../../support/engines'
import { startTestServer, TEST_HASH_KEY, type TestServer } from '../../support/server'
import { definition, publish, submission } from '../../support/surveyServer'
import { startWeChatFake, type WeChatFake } from '../../support/wechat-fake'

type Row = Record<string, unknown>
type Dump = Record<string, Row[]>

/** Every table as a copy of the database holds it, in the order it lies there. */
async function dumpOf({ parts }: TestServer): Promise<Dump> {
  const { query, engine } = parts.database
  const system = engine === 'postgresql' ? sql`xmin::text as written_by, ` : sql``
  const dump: Dump = {}
  for (const { name } of await query.introspection.getTables())
    dump[name] = (await sql<Row>`select ${system} t.* from ${sql.table(name)} as t`.execute(query)).rows
  return dump
}

/** What an openid could be stored as by somebody who has no key: itself, and the usual digests of it and the survey. */
const disguises = (openid: string): string[] =>
  ['md5', 'sha1', 'sha256', 'sha512'].flatMap((algorithm) =>
    [
      openid,
      `${openid}needs`,
      `needs${openid}`,
      `needs:${openid}`,
      `${openid}:needs`,
      JSON.stringify(['needs', openid]),
    ]
      .flatMap((text) => [
        createHash(algorithm).update(text).digest(),
        createHmac(algorithm, 'needs').update(text).digest(),
        createHmac(algorithm, '').update(text).digest(),
      ])
      .flatMap((digest) => [digest.toString('hex'), digest.toString('base64'), digest.toString('base64url')]),
  )

const valuesOf = (row: Row): string[] => Object.values(row).flatMap((value) => (value === null ? [] : [String(value)]))

/**
 * Who the list of openids and a copy of the database say answered `wish`, found in every way that needs no key: the
 * openid or a digest of it beside the answer; a value that the answer shares with a claim or a resident; the same
 * transaction; or the same place in the order, where answers lie as they came. `order` is the order people came in.
 */
function suspects(dump: Dump, wish: string, order: readonly string[]): Set<string> {
  const found = new Set<string>()
  const answers = dump.survey_answer ?? []
  const answer = answers.find((row) => String(row.answers).includes(wish))
  if (!answer) return found
  const beside = JSON.stringify(answer)
  const people = new Map(order.map((openid) => [openid, [openid, ...disguises(openid)]]))
  for (const [openid, names] of people) if (names.some((name) => beside.includes(name))) found.add(openid)
  const telling = valuesOf(answer).filter((value) => value.length > 12 && !value.startsWith('{'))
  const others = [...(dump.survey_claim ?? []), ...(dump.resident ?? []), ...(dump.session ?? [])]
  for (const row of others) {
    if (!valuesOf(row).some((value) => telling.includes(value))) continue
    for (const [openid, names] of people) if (valuesOf(row).some((value) => names.includes(value))) found.add(openid)
  }
  const batch = answers.filter((row) => row.written_by === answer.written_by)
  if (batch.length === 1) for (const openid of order) found.add(openid)
  const asTheyCame = batch.map((row) => Number(/愿望(\d+)号/.exec(String(row.answers))?.[1]))
  const isSorted = asTheyCame.every((number, at) => at === 0 || number > (asTheyCame[at - 1] ?? 0))
  if (isSorted) found.add(order[batch.indexOf(answer)] ?? '')
  return found
}

describeEachEngine('a copy of the database and a list of openids', (engine) => {
  let server: TestServer
  let wechat: WeChatFake
  let dump: Dump
  const openids = Array.from({ length: MIX_BATCH * 2 }, (_, at) => `openid-test-${at}`)
  const wish = (at: number) => `愿望${at}号`

  beforeAll(async () => {
    wechat = await startWeChatFake()
    server = await startTestServer(engine, { wechatApi: wechat.url })
    await publish(server, definition(server))
    for (const [at, openid] of openids.entries()) {
      wechat.codes.set(`code-${at}`, openid)
      const { token } = await server.get('login', { body: { code: `code-${at}` } })
      const body = submission(server, { wishes: { text: wish(at) } })
      await server.get('submitResponse', { params: { id: 'needs' }, body }, { token })
      server.advance(1)
    }
    dump = await dumpOf(server)
  })
  afterAll(async () => {
    await server.stop()
    await wechat.stop()
  })

  test('tell of nobody what they answered', () => {
    expect(dump.survey_answer).toHaveLength(openids.length)
    for (const at of openids.keys()) expect([...suspects(dump, wish(at), openids)]).toEqual([])
  })

  test('do not even tell who answered: no claim can be computed without the key', () => {
    const claims = new Set((dump.survey_claim ?? []).map((row) => String(row.claim_hash)))
    expect(claims.size).toBe(openids.length)
    for (const openid of openids)
      for (const name of [openid, ...disguises(openid)]) expect(claims.has(name)).toBe(false)
    const keyed = (key: string, ...parts: string[]) =>
      createHmac('sha256', Buffer.from(key, 'base64')).update(JSON.stringify(parts)).digest('base64url')
    const claim = (key: string, openid: string) =>
      keyed(key, 'survey-claim', 'needs', 'person', keyed(key, 'openid', openid))
    expect(openids.filter((openid) => claims.has(claim(Buffer.alloc(32, 9).toString('base64'), openid)))).toEqual([])
    // With the key every one of them is known to have answered: the key is what protects them.
    expect(openids.filter((openid) => claims.has(claim(TEST_HASH_KEY, openid)))).toEqual(openids)
  })

  test.each<[string, (row: Row, at: number) => Row]>([
    ['an openid in the clear', (row, at) => ({ ...row, session_id: openids[at] })],
    ['a digest without a key', (row, at) => ({ ...row, session_id: disguises(openids[at] ?? '')[30] })],
    ['the order they came in', (row) => row],
  ])('would tell if the answers held %s', (_, spoil) => {
    const numbered = (row: Row) => Number(/愿望(\d+)号/.exec(String(row.answers))?.[1])
    const rows = [...(dump.survey_answer ?? [])].sort((a, b) => numbered(a) - numbered(b))
    const spoilt = { ...dump, survey_answer: rows.map((row) => spoil({ ...row, written_by: '1' }, numbered(row))) }
    expect(suspects(spoilt, wish(7), openids)).toContain(openids[7])
  })

  test('would tell if an answer named its claim', () => {
    const [claim] = dump.survey_claim ?? []
    const [first = {}, ...rest] = dump.survey_answer ?? []
    const number = Number(/愿望(\d+)号/.exec(String(first.answers))?.[1])
    const named = { ...claim, openid: openids[number] }
    const spoilt = { ...dump, survey_claim: [named], survey_answer: [{ ...first, claim: claim?.claim_hash }, ...rest] }
    expect(suspects(spoilt, wish(number), openids)).toContain(openids[number])
  })
})
