import type { Browser, BrowserContext, Page } from 'playwright-core'
import { sendDue } from '../../server/outbox/sender'
import { complaintsOf, openBrowser, openPhone, sidewaysOverflow } from '../support/chromium'
import { describeInBrowser } from '../support/describe-in-browser'
import { deskSettled } from '../support/desk-session'
import { aRequest, newKey, newPhone, thursdays, withRules } from '../support/duty'
import { look } from '../support/look'
import { startTestServer, TEST_PASSWORD, type TestServer } from '../support/server'

const DAY = '2026-12-03'
/** Twenty to nine on the duty day, before its first slot. */
const EARLY = '2026-12-03T00:40:00.000Z'
/** Five past nine, in its first slot. */
const NINE = '2026-12-03T01:05:00.000Z'

/** Every step of a duty day as a clerk does it in a browser, in order; a step rests on those before it. */
describeInBrowser('a duty day at the desk', () => {
  let server: TestServer
  let browser: Browser
  let context: BrowserContext
  let page: Page
  let code: string
  let missed: string

  beforeAll(async () => {
    ;[server, browser] = await Promise.all([
      startTestServer('sqlite', { now: '2026-11-10T01:00:00.000Z' }),
      openBrowser(),
    ])
    await withRules(server, thursdays(2))
    const book = async (slotId: string, name: string, as?: { token: string }) => {
      const body = aRequest(slotId, { name, phone: newPhone(), note: name === '赵六' ? '工钱没结清' : '' })
      const request = { body: { ...body, note: body.note || undefined }, idempotencyKey: newKey() }
      return server.get('createBooking', request, as ?? (await server.guest()))
    }
    ;({ code } = await book(`${DAY}-thu-0900`, '赵六'))
    await book(`${DAY}-thu-0930`, '钱七')
    await book(`${DAY}-thu-0900`, '周九')
    const absent = await server.guest()
    missed = '吴十'
    for (const date of ['2026-11-12', '2026-11-19', '2026-11-26']) {
      const { id } = await book(`${date}-thu-0900`, missed, absent)
      const { query } = server.parts.database
      await query.updateTable('booking').set({ status: 'no-show' }).where('id', '=', id).execute()
    }
    server.setNow(EARLY)
    await server.get('dutyDays')
    const { id } = await server.staff('officer', { account: 'officer' })
    expect(id).not.toBe('')
    ;({ page, context } = await openPhone(browser, server.origin, { width: 1440, height: 900 }))
    page.setDefaultTimeout(45_000)
    await page.clock.setFixedTime(EARLY)
    await page.goto('/desk/')
    await page.getByLabel('账号').fill('officer')
    await page.getByLabel('密码').fill(TEST_PASSWORD)
    await page.getByRole('button', { name: /登\s*录/ }).click()
    await page
      .getByRole('heading', { name: '今天' })
      .waitFor()
      .catch(async (error: unknown) => {
        await look(page, 'zz-signin')
        throw new Error(`${error} ${server.logged().slice(-1500)}`)
      })
  }, 240_000)
  afterAll(async () => {
    await context?.close()
    await browser?.close()
    await server?.stop()
  })
  afterEach(() => expect(complaintsOf.get(page)).toEqual([]))

  const row = (name: string) => page.getByRole('listitem').filter({ hasText: name })
  const press = (name: string | RegExp) => page.getByRole('button', { name }).last().click()
  /** Antd's list of a choice lies outside the form, at the end of the page. */
  const choose = async (label: string, option: string | RegExp) => {
    await page.getByLabel(label).last().click()
    await page
      .locator('.ant-select-dropdown:visible .ant-select-item-option')
      .filter({ hasText: option })
      .first()
      .click()
  }
  const openList = () => page.goto(`/desk/bookings?date=${DAY}`)
  const bookFor = async (how: string, slot: RegExp, name: string) => {
    await press('代人预约')
    await page.getByRole('dialog').locator('.ant-segmented-item').filter({ hasText: how }).click()
    await choose('时段', slot)
    await page.getByRole('textbox', { name: '姓名', exact: true }).fill(name)
    await page.getByRole('textbox', { name: '电话', exact: true }).fill(newPhone())
    await choose('主题', '土地与宅基地')
    await look(page, `desk-new-${how}`)
    await press('约上')
    await page.getByText(new RegExp(`约好了：${name}`)).waitFor()
  }
  const open = async (name: string) => {
    await row(name)
      .getByRole('button', { name: new RegExp(`${name}，打开`) })
      .click()
    await page.getByRole('dialog').getByText('来的人').waitFor()
  }

  test('takes a telephone booking for another day, and a walk-in for today', async () => {
    await openList()
    await bookFor('电话', /12月10日 星期四 上午9:00/, '孙八')
    await bookFor('现场', /12月3日 星期四 上午9:30/, '郑一')
    await row('郑一').waitFor()
    await look(page, 'desk-day-1440')
  }, 180_000)

  test('finds a caller by phone, and a visitor by name', async () => {
    const box = page.getByLabel('预约码、姓名或电话')
    await box.fill('钱七')
    await row('钱七').waitFor()
    expect(await row('赵六').count()).toBe(0)
    await box.fill('')
    await row('赵六').waitFor()
  }, 180_000)

  test('moves, swaps and adds a place, each with a reason', async () => {
    await openList()
    await row('郑一').waitFor()
    await open('赵六')
    await page.getByRole('tab', { name: '和别人对换' }).click()
    await choose('和谁对换', '钱七')
    await page.getByRole('dialog').getByLabel('原因').filter({ visible: true }).fill('钱七赶车，想早些')
    await look(page, 'desk-swap')
    await page
      .getByRole('tabpanel')
      .getByRole('button', { name: /^对\s*换$/ })
      .click()
    await page.getByText('对换好了，会通知两个人').waitFor()
    const nine = page.getByRole('region', { name: /上午9:00/ })
    await nine.getByText('钱七').waitFor()
    await nine.getByRole('button', { name: '加名额' }).click()
    await page.getByLabel('加几个').fill('1')
    await page.locator('.popover-form').getByLabel('原因').fill('律师可以多坐一会儿')
    await look(page, 'desk-add-places')
    await press(/^加\s*上$/)
    await page.getByText('加好了，候补的人先得到通知').waitFor()
    await open('赵六')
    await page.getByRole('tab', { name: '改时间' }).click()
    await choose('改到', /12月3日 星期四 上午9:00/)
    await page.getByRole('dialog').getByLabel('原因').filter({ visible: true }).fill('多出一个名额')
    await press('改到这个时段')
    await page.getByText('改好了，会通知本人').waitFor()
    await nine.getByText('赵六').waitFor()
  }, 180_000)

  test('calls instead where a message could not be sent', async () => {
    // None of these people has let the town write to them in WeChat.
    await sendDue(server.parts)
    await page.goto('/desk/messages')
    const unsent = row('钱七').first()
    await unsent.getByText(/没发出去/).waitFor()
    await look(page, 'desk-messages')
    const before = await row('钱七').count()
    await unsent.getByRole('button', { name: '已打电话' }).click()
    await page.getByText('记下了').waitFor()
    await page.waitForFunction(
      (left) =>
        [...document.querySelectorAll('.card-list > li')].filter((item) => item.textContent?.includes('钱七'))
          .length === left,
      before - 1,
    )
  }, 180_000)

  test('checks in by code, calls, and writes the outcome with a referral and a follow-up', async () => {
    server.setNow(NINE)
    await page.clock.setFixedTime(NINE)
    await openList()
    await page.getByLabel('预约码、姓名或电话').fill(code)
    await press('凭码签到')
    await page.getByText(/赵六 已签到/).waitFor()
    await row('赵六')
      .getByRole('button', { name: /叫\s*号/ })
      .click()
    await row('赵六').getByText('已叫号').waitFor()
    await open('赵六')
    await page.getByText('已解答').click()
    await choose('转到哪里', '法律援助')
    await page.getByLabel('回访日期').click()
    await page.locator('.ant-picker-dropdown:visible td[title="2026-12-20"]').click()
    await page.getByLabel('工作记录').fill('材料已看过')
    await look(page, 'desk-outcome')
    await press('记下结果')
    await page.getByText('记好了').waitFor()
    await row('赵六').getByText('已咨询').waitFor()
    await page.clock.setFixedTime('2026-12-20T01:00:00.000Z')
    await page.goto('/desk/follow-ups')
    await row('赵六')
      .getByText(/12月20日 回访/)
      .waitFor()
    await look(page, 'desk-follow-ups')
    await page.clock.setFixedTime(NINE)
  }, 180_000)

  test('records who did not come, asking first', async () => {
    await openList()
    await row('周九').getByRole('button', { name: '没来' }).click()
    await press('记为没来')
    await row('周九').getByText('没有来').first().waitFor()
    // Nobody is late for a slot that has not begun.
    expect(await row('郑一').getByRole('button', { name: '没来' }).count()).toBe(0)
  }, 180_000)

  test('lifts a pause', async () => {
    await page.goto('/desk/pauses')
    await row(missed).waitFor()
    await look(page, 'desk-pauses')
    await press('恢复网约')
    await press(/^恢\s*复$/)
    await page.getByText('现在没有人被暂停').waitFor()
  }, 180_000)

  test('prints the day’s sheet without buttons, and shows it on a phone without sideways scrolling', async () => {
    await openList()
    await row('赵六').waitFor()
    await page.emulateMedia({ media: 'print' })
    for (const name of ['代人预约', '打印', '没来', '签到', '看号码'])
      expect(
        await page
          .getByRole('button', { name: new RegExp(name) })
          .filter({ visible: true })
          .count(),
      ).toBe(0)
    expect(await page.getByRole('navigation').filter({ visible: true }).count()).toBe(0)
    await row('赵六').getByText('139').waitFor()
    await look(page, 'desk-print')
    await page.emulateMedia({ media: 'screen' })
    await page.setViewportSize({ width: 360, height: 740 })
    await deskSettled(page)
    expect(await sidewaysOverflow(page)).toBe(0)
    await look(page, 'desk-day-360')
    await open('郑一')
    await look(page, 'desk-drawer-360')
  }, 180_000)
})
