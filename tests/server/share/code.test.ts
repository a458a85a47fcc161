import { describeEachEngine } from '../../support/engines'
import { startTestServer, type TestServer } from '../../support/server'
import { startWeChatFake, type WeChatFake } from '../../support/wechat-fake'

const LONG = 'domestic-violence-protection-order'

describeEachEngine('the code of a share card', (engine) => {
  let wechat: WeChatFake
  let server: TestServer
  beforeEach(async () => {
    wechat = await startWeChatFake()
    server = await startTestServer(engine, { wechatApi: wechat.url })
  })
  afterEach(async () => {
    await server.stop()
    await wechat.stop()
  })
  const code = (id: string) => server.get('lessonCode', { params: { id } })

  test('is made once and opens the lesson, whose id may be too long for it', async () => {
    const [first, second] = await Promise.all([code(LONG), code(LONG)])
    expect(first.picture).toBe('data:image/jpeg;base64,/9j/4A==')
    expect(second).toEqual(first)
    expect(wechat.made).toHaveLength(1)
    const { scene, page } = wechat.made[0] as { scene: string; page: string }
    expect(page).toBe('pages/reading/lesson/index')
    expect(scene.length).toBeLessThanOrEqual(32)
    expect((await server.get('lesson', { params: { id: scene } })).id).toBe(LONG)
  })

  test('is left out when WeChat refuses or is silent, and asked for again after a while', async () => {
    wechat.next('/wxa/getwxacodeunlimit', { errcode: 45009, errmsg: 'reach max api daily quota limit' })
    expect(await code('debt-three-year-limit')).toEqual({})
    expect(await code('debt-three-year-limit')).toEqual({})
    expect(wechat.made).toHaveLength(0)
    server.advance(2)
    expect((await code('debt-three-year-limit')).picture).toBeDefined()
  })

  test('is not made for a lesson that does not exist', async () => {
    expect(await server.refusal('lessonCode', { params: { id: 'no-such-lesson' } })).toBe('not-found')
    expect(wechat.made).toHaveLength(0)
  })
})
