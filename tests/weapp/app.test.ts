import { join } from 'node:path'
import { pageAddresses } from '../support/pages'
import { makePhoneRecords } from '../support/phone-records'
import { startTrialServer, type TrialServer } from '../support/trial-server'
import { WeappHost } from '../support/weapp-host/host'
import { compileTemplates, type Templates, type WxElement } from '../support/weapp-host/templates'
import { measure, nameOf, walk } from '../support/weapp-host/tree'

const folder = join(__dirname, '../../dist/weapp')
const KB = 1024
/** WeChat's own limits of a page. */
const LIMITS = { setDataBytes: 256 * KB, nodes: 1000, depth: 30, children: 60 }
/** Of the first screen, from the start until the home page is whole: a quarter of WeChat's twenty calls a second. */
const FIRST_SCREEN = { calls: 5, bytes: 48 * KB }

describe('the built mini-program on a real server', () => {
  let server: TrialServer
  let templates: Templates
  beforeAll(async () => {
    templates = compileTemplates(folder)
    server = await startTrialServer()
  }, 240_000)
  afterAll(() => server.stop())

  const start = (url?: string) => {
    const host = new WeappHost(folder, templates, server.origin)
    host.launch(url)
    return host
  }

  /** A person who has answered the first question. */
  async function settled() {
    const host = start()
    await host.see('您是哪类人群')
    await host.tap('先不选')
    await host.until(() => !host.has('先不选'), 'the question gone')
    await host.see('有事打电话')
    return host
  }

  const tab = (host: WeappHost, name: string) => host.switchTab(`/pages/${name}/index`)

  /** From the booking tab to the form of the first free slot. */
  async function openForm(host: WeappHost) {
    tab(host, 'booking')
    await host.see(/还有 \d+ 个/)
    await host.tap(/，还有 \d+ 个$/)
    await host.see('确定预约')
  }

  test('asks for the group once and orders the home page by it', async () => {
    const host = start()
    await host.see('您是哪类人群')
    await host.tap(/^返乡务工人员/)
    await host.see('给返乡务工人员的内容')
    expect(host.has('先不选')).toBe(false)
    expect(host.complaints).toEqual([])
  })

  test('draws the first screen in few and small steps', async () => {
    const host = start()
    await host.see('有事打电话')
    await host.settle()
    const bytes = host.sent.reduce((sum, record) => sum + record.bytes, 0)
    process.stdout.write(`  first screen: ${host.sent.length} × setData, ${Math.ceil(bytes / KB)} KB\n`)
    expect(host.sent.length).toBeLessThanOrEqual(FIRST_SCREEN.calls)
    expect(bytes).toBeLessThanOrEqual(FIRST_SCREEN.bytes)
  })

  test('finds a lesson for words a villager would use, and opens it', async () => {
    const host = await settled()
    await host.tap('遇到什么事？用自己的话搜')
    await host.see('可以这样问')
    await host.type('想问什么', '工头欠我一年工钱不给咋办')
    await host.tap('搜索')
    await host.see('普法内容')
    await host.see('法律条文')
    await host.tap('跟着工头干活，工钱不给怎么办？')
    await host.see('现在怎么办')
    expect(host.page.route).toBe('pages/reading/lesson/index')
    expect(host.complaints).toEqual([])
  })

  test('books a place, shows the ticket and lists it', async () => {
    const host = await settled()
    await openForm(host)
    await host.tap('确定预约')
    await host.see('请填')
    await host.type(/^姓名/, '张三')
    await host.type(/^手机号/, '13900000001')
    await host.tap('劳动维权')
    await host.tap('确定预约')
    await host.see('约好了')
    const number = /编号 (\S+)/.exec(host.text)?.[1] ?? ''
    expect(number).not.toBe('')

    tab(host, 'me')
    await host.see('我的预约')
    tab(host, 'booking')
    await host.tap(/^我的预约/)
    await host.see('张三')
    expect(host.page.route).toBe('pages/appointment/mine/index')
    expect(host.complaints).toEqual([])
  })

  test('says to a screen reader what each thing is, its state, and what is wrong with it', async () => {
    const host = await settled()
    await openForm(host)
    const drawn = () => [...walk(host.draw())].map((trail) => trail.at(-1) as WxElement)
    const having = (name: string, value: unknown) => drawn().filter(({ attr }) => attr[name] === value)
    const radios = having('ariaRole', 'radio')
    expect(radios.length).toBeGreaterThan(5)
    for (const { attr } of radios) expect(typeof attr.ariaChecked).toBe('boolean')
    expect(radios.filter(({ attr }) => attr.ariaChecked).map(nameOf)).toEqual([expect.stringContaining('我自己')])
    // Pictures beside words say nothing of their own.
    const icons = drawn().filter(({ attr }) => /^icon icon--/.test(String(attr.class)))
    expect(icons.length).toBeGreaterThan(3)
    for (const { attr } of icons) expect(attr.ariaHidden).toBe(true)
    expect(having('ariaLabel', '姓名')).toHaveLength(1)

    await host.tap('确定预约')
    await host.see('请填')
    const alerts = having('ariaRole', 'alert')
    expect(alerts.length).toBeGreaterThanOrEqual(3)
    // WeChat ties no words to a field: the field's own name carries them.
    expect(drawn().filter(({ attr }) => /^姓名：.*请填/.test(String(attr.ariaLabel)))).toHaveLength(1)
    expect(having('ariaRole', 'radiogroup').map(({ attr }) => attr.ariaLabel)).toContainEqual(
      expect.stringMatching(/^问哪方面的事：./),
    )
  })

  test('reaches a container of WeChat’s cloud by name, where it was built for one', async () => {
    let changed = 0
    const host = new WeappHost(folder, templates, server.origin, (source) =>
      source.replace(/"http:\/\/127\.0\.0\.1:3000\/api"/g, () => {
        changed++
        return '"cloud://town-env/legal"'
      }),
    )
    host.launch()
    expect(changed).toBe(1)
    await host.see('您是哪类人群')
    await host.tap('先不选')
    await openForm(host)
    await host.type('姓名', '赵六')
    await host.type('手机号', '13900000006')
    await host.tap('劳动维权')
    host.online = false
    await host.tap('确定预约')
    await host.see(/网/)
    host.online = true
    await host.tap(/^(确定预约|再试一次)$/)
    await host.see('约好了')
    const sent = (api: string) => host.calls.filter((call) => call.api === api).map(({ options }) => options)
    expect(sent('request')).toEqual([])
    expect(sent('callContainer').every(({ path }) => String(path).startsWith('/api/'))).toBe(true)
    expect(
      new Set(sent('callContainer').map(({ header }) => (header as Record<string, string>)['X-WX-SERVICE'])),
    ).toEqual(new Set(['legal']))
    expect(host.complaints).toEqual([])
  })

  test('keeps what was typed when the network is gone, and sends it once it is back', async () => {
    const host = await settled()
    await openForm(host)
    await host.type('姓名', '李四')
    await host.type('手机号', '13900000002')
    await host.tap('土地与宅基地')
    host.online = false
    await host.tap('确定预约')
    await host.see('网络不通')
    expect(host.text).toContain('李四')
    expect(host.text).toContain('13900000002')
    host.online = true
    await host.tap(/^(确定预约|再试一次)$/)
    await host.see('约好了')
  })

  test('two quick taps make one booking', async () => {
    const host = await settled()
    await openForm(host)
    await host.type('姓名', '王五')
    await host.type('手机号', '13900000003')
    await host.tap('劳动维权')
    const button = host.find('确定预约')
    host.touch(button)
    host.touch(button)
    await host.see('约好了')
    const sent = host.calls.filter(({ api, options }) => api === 'request' && String(options.url).endsWith('/bookings'))
    const keys = new Set(
      sent
        .filter(({ options }) => options.method === 'POST')
        .map(({ options }) => JSON.stringify((options.header as Record<string, string>)['Idempotency-Key'])),
    )
    expect(keys.size).toBe(1)
  })

  test('every page opens, within WeChat’s limits of size', async () => {
    const host = await settled()
    host.open('/pages/appointment/mine/index')
    await host.settle()
    const headers = host.calls.map(({ options }) => options.header as Record<string, string> | undefined)
    const authorization = headers.find((header) => header?.authorization)?.authorization ?? ''
    const addresses = pageAddresses(await makePhoneRecords(server.origin, authorization))
    expect(addresses.map((address) => address.split('?')[0])).toEqual(host.routes)
    const report: string[] = []
    const failed: string[] = []
    for (const address of addresses) {
      const [route] = address.split('?')
      const before = host.sent.length
      host.open(`/${address}`)
      await host.settle()
      const sizes = measure(host.draw())
      const bytes = Math.max(0, ...host.sent.slice(before).map((record) => record.bytes))
      report.push(
        `  ${route}: setData ≤ ${Math.ceil(bytes / KB)} KB, ${sizes.nodes} nodes, depth ${sizes.depth}, widest ${sizes.widest}`,
      )
      if (host.text === '') failed.push(`${route} is empty`)
      if (host.has('重试')) failed.push(`${route} shows an error`)
      if (bytes > LIMITS.setDataBytes) failed.push(`${route} sends ${bytes} bytes`)
      if (sizes.nodes > LIMITS.nodes) failed.push(`${route} has ${sizes.nodes} nodes`)
      if (sizes.depth > LIMITS.depth) failed.push(`${route} nests ${sizes.depth} deep`)
      if (sizes.widest > LIMITS.children) failed.push(`${route} has ${sizes.widest} children in one place`)
    }
    process.stdout.write(`${report.join('\n')}\n`)
    expect(failed).toEqual([])
    expect(host.complaints).toEqual([])
  }, 120_000)
})
