import { describeEachEngine } from '../../support/engines'
import { startTestServer, type TestServer } from '../../support/server'
import { startWeChatFake, type WeChatFake } from '../../support/wechat-fake'

describeEachEngine("a class's mini-program code", (engine) => {
  let wechat: WeChatFake
  let server: TestServer
  let officer: { cookie: string }
  beforeAll(async () => {
    wechat = await startWeChatFake()
    server = await startTestServer(engine, { wechatApi: wechat.url })
    officer = await server.staff('officer')
  })
  afterAll(async () => {
    await server.stop()
    await wechat.stop()
  })

  test('carries the code as its scene while the class is open, and is not made before or after', async () => {
    const body = {
      kind: 'school-session',
      title: '测试课堂',
      date: '2026-12-01',
      place: '示例小学',
      topics: ['minors'],
      lessonIds: ['lend-bank-card'],
    } as const
    const { id } = await server.get('deskAddEvent', { body }, officer)
    const params = { id }
    expect(await server.refusal('deskClassCode', { params }, officer)).toBe('not-found')
    const { code } = await server.get('deskOpenClass', { params, body: { hours: 1 } }, officer)
    expect((await server.get('deskClassCode', { params }, officer)).picture).toMatch(/^data:image\/jpeg;base64,/)
    expect(wechat.made).toMatchObject([{ scene: code, page: 'pages/school/class/index' }])
    server.advance(61)
    expect(await server.refusal('deskClassCode', { params }, officer)).toBe('not-found')
  })
})
