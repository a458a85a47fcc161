import type { Browser, Page } from 'playwright-core'
import { complaintsOf, openBrowser, openPhone } from '../support/chromium'
import { describeInBrowser } from '../support/describe-in-browser'
import { startTrialServer, type TrialServer } from '../support/trial-server'
import { button, shown } from '../support/visible'

const FILL = '/#/pages/survey/fill/index?id=legal-needs'
const radio = (page: Page, name: string | RegExp) => page.getByRole('radio', { name }).filter({ visible: true }).first()
const box = (page: Page, name: string | RegExp) =>
  page.getByRole('checkbox', { name }).filter({ visible: true }).first()
const next = (page: Page) => button(page, '下一页').click()

describeInBrowser('the survey of legal needs in a browser', () => {
  let server: TrialServer
  let browser: Browser
  beforeAll(async () => {
    ;[server, browser] = await Promise.all([startTrialServer(), openBrowser()])
  }, 240_000)
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })

  async function begun() {
    const phone = await openPhone(browser, server.origin)
    await phone.page.goto('/')
    await button(phone.page, '先不选').click()
    await phone.page.goto(FILL)
    await button(phone.page, '开始填写').click()
    await shown(phone.page, /第 1 页/).waitFor()
    return phone
  }

  /** From the second page to the last, as somebody working away who had trouble with wages and let it be. */
  async function fillIn(page: Page) {
    await box(page, /工钱不给/).click()
    await next(page)
    await radio(page, /忍了/).click()
    await box(page, /不知道该找谁/).click()
    await next(page)
    await box(page, /工钱被拖欠怎么要/).click()
    await next(page)
    await radio(page, '2 分').click()
    await box(page, /打工、工钱、工伤/).click()
    await box(page, /村里大喇叭/).click()
    await box(page, /短视频/).click()
    await next(page)
    await radio(page, '不知道').click()
  }

  test('is filled in along its path, survives a kill and a lost network, and is sent once', async () => {
    const { page, context } = await begun()
    await next(page)
    await page.getByRole('alert').filter({ visible: true }).first().waitFor()
    await page.getByRole('radio').filter({ visible: true }).first().click()
    await radio(page, /在外打工/).click()
    await next(page)
    await box(page, /工钱不给/).click()
    await button(page, '上一页').click()
    expect(await radio(page, /在外打工/).getAttribute('aria-checked')).toBe('true')

    // The page is killed and opened again: it goes on where it was left.
    await page.reload()
    await shown(page, /第 1 页/).waitFor()
    await next(page)
    expect(await box(page, /工钱不给/).getAttribute('aria-checked')).toBe('true')
    await box(page, /工钱不给/).click()
    await fillIn(page)

    const sent: string[] = []
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/responses')) sent.push(request.postData() ?? '')
    })
    const stored = page.waitForResponse((reply) => reply.url().endsWith('/responses') && reply.status() === 201)
    await context.setOffline(true)
    await button(page, '提交').click()
    await shown(page, /网络好了会自动提交/).waitFor()
    await context.setOffline(false)
    await stored
    expect(new Set(sent.map((body) => (JSON.parse(body) as { submissionId: string }).submissionId)).size).toBe(1)
    expect(JSON.parse(sent[0] ?? '{}')).toMatchObject({
      answers: { handled: { choice: 'endure' }, 'returnee-needs': { choices: ['pay'] } },
    })
    expect(sent[0]).not.toContain('gig-needs')

    await page.goto('/#/pages/index/index')
    await page.goto(FILL)
    await shown(page, '您已经答过了，谢谢您').waitFor()
    expect(
      complaintsOf.get(page)?.filter((complaint) => !/ERR_INTERNET_DISCONNECTED|offline/i.test(complaint)),
    ).toEqual([])
    await context.close()
  }, 120_000)

  test('is entered from paper with the keyboard alone', async () => {
    const context = await browser.newContext({ baseURL: server.origin, locale: 'zh-CN' })
    const page = await context.newPage()
    const { account, password } = server.account('司法所')
    await page.goto('/desk/')
    await page.getByLabel('账号').fill(account)
    await page.getByLabel('密码').fill(password)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.goto('/desk/surveys/consultation-feedback/paper')
    await page.getByRole('radio').first().focus()
    await page.keyboard.press('5')
    await page.keyboard.press('1')
    await page.keyboard.press('Enter')
    await page.getByText('这次已经录了 1 张。').waitFor()
    await context.close()
  }, 60_000)
})
