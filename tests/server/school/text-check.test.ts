import { newKey } from '../../support/duty'
import { startTestServer, type TestServer } from '../../support/server'
import { startWeChatFake, UNLAWFUL_WORD, type WeChatFake } from '../../support/wechat-fake'

const CHECK = '/wxa/msg_sec_check'

describe('a question that others may see', () => {
  let wechat: WeChatFake
  let server: TestServer
  beforeEach(async () => {
    wechat = await startWeChatFake()
    server = await startTestServer('sqlite', { wechatApi: wechat.url })
    wechat.codes.set('code-1', 'openid-of-nobody')
  })
  afterEach(async () => {
    await server.stop()
    await wechat.stop()
  })

  const ask = (text: string, more: { publish?: boolean; code?: string } = {}) =>
    server.call('askQuestion', { body: { text, publish: true, submissionId: newKey(), code: 'code-1', ...more } })
  const kept = async () =>
    (await server.parts.database.query.selectFrom('question').selectAll().execute()).map(({ text }) => text)
  const checks = () => wechat.seen.filter(({ path }) => path === CHECK).map(({ body }) => body.content)

  test('is refused where WeChat holds it for unlawful, at its field, and can be sent again in other words', async () => {
    const refused = await ask(`想问问${UNLAWFUL_WORD}的事`)
    expect(refused).toMatchObject({
      ok: false,
      status: 422,
      error: { fields: { text: expect.stringContaining('换个说法') } },
    })
    expect(await kept()).toEqual([])
    wechat.codes.set('code-2', 'openid-of-nobody')
    expect(await ask('村里的路坏了谁来修', { code: 'code-2' })).toMatchObject({ ok: true })
    expect(await kept()).toEqual(['村里的路坏了谁来修'])
  })

  test('is checked without the numbers in it, and nothing of who asked is kept or logged', async () => {
    await ask('打 13900000001 的人骗了我怎么办')
    expect(checks()).toEqual(['打 ＊＊＊ 的人骗了我怎么办'])
    const rows = await server.parts.database.query.selectFrom('question').selectAll().execute()
    expect(JSON.stringify(rows) + server.logged()).not.toContain('openid-of-nobody')
    expect(await server.parts.database.query.selectFrom('resident').selectAll().execute()).toEqual([])
  })

  test('is not lost because WeChat is away, and one nobody is to see goes nowhere', async () => {
    wechat.next(CHECK, 'drop')
    expect(await ask('宅基地能卖给城里人吗')).toMatchObject({ ok: true })
    expect(await ask(`不公开的${UNLAWFUL_WORD}`, { publish: false })).toMatchObject({ ok: true })
    expect(await kept()).toHaveLength(2)
    expect(checks()).toHaveLength(1)
  })
})
