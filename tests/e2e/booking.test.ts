import { readFileSync } from 'node:fs'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { complaintsOf, openBrowser, openPhone, sidewaysOverflow } from '../support/chromium'
import { describeInBrowser } from '../support/describe-in-browser'
import { aRequest, newKey, newPhone, takenOf, thursdays, withRules } from '../support/duty'
import { look } from '../support/look'
import { startTestServer, type TestServer } from '../support/server'
import { button, shown } from '../support/visible'

const MONDAY = '2026-11-30T01:00:00.000Z'
const FIRST = '2026-12-03'
const SECOND = '2026-12-10'
const WIDTH = { width: 360, height: 740 }

/** A booking's whole life on a villager's phone, in ordinary and in large type. */
describeInBrowser('a booking on the phone', () => {
  let server: TestServer
  let browser: Browser
  let context: BrowserContext
  let page: Page
  beforeAll(async () => {
    browser = await openBrowser()
  }, 60_000)
  afterAll(() => browser?.close())

  beforeEach(async () => {
    server = await startTestServer('sqlite', { now: MONDAY })
    // One place at 9:00 and one at 9:30.
    await withRules(server, thursdays(1))
    ;({ page, context } = await openPhone(browser, server.origin, WIDTH))
    await page.clock.setFixedTime(MONDAY)
    await page.goto('/')
    await button(page, '先不选').click()
  }, 120_000)
  afterEach(async () => {
    expect(complaintsOf.get(page)).toEqual([])
    await context.close()
    await server.stop()
  })

  const field = (label: string | RegExp) => page.getByLabel(label, { exact: true }).filter({ visible: true }).first()
  const large = async () => {
    await page.goto('/#/pages/settings/text-size/index')
    await page.getByRole('radio', { name: /^大字/ }).click()
  }
  const openDays = () => page.goto('/#/pages/booking/index')
  /** A picture of the step, which must fit the phone. */
  const step = async (name: string) => {
    expect(await sidewaysOverflow(page)).toBe(0)
    await look(page, `phone-${name}`)
  }
  const day = (words: string) => page.locator('.card').filter({ hasText: words, visible: true })
  const fillIn = async (name: string) => {
    await field('姓名').fill(name)
    await field('手机号').fill(newPhone())
    await page.getByRole('radio', { name: '劳动维权' }).filter({ visible: true }).first().click()
  }
  /** Somebody else takes a place. Gives what gives it up again. */
  const taken = async (slotId: string) => {
    const other = await server.guest()
    const body = aRequest(slotId, { phone: newPhone() })
    const { id } = await server.get('createBooking', { body, idempotencyKey: newKey() }, other)
    return () => server.get('cancelBooking', { params: { id } }, other)
  }

  for (const size of ['ordinary', 'large'] as const)
    test(`is made, put into the calendar, moved in one step and cancelled, in ${size} type`, async () => {
      if (size === 'large') await large()
      await openDays()
      await day('12月3日')
        .getByRole('button', { name: /上午9:00/ })
        .click()
      await fillIn('赵六')
      await step(`${size}-form`)
      await button(page, '确定预约').click()
      await shown(page, /约好了/).waitFor()
      await step(`${size}-ticket`)
      const download = page.waitForEvent('download')
      await button(page, '记到手机日历').click()
      const calendar = readFileSync(await (await download).path(), 'utf8')
      expect(calendar).toContain('DTSTART:20261203T010000Z')

      await button(page, '换个时间').click()
      await shown(page, /原来的一直留着/).waitFor()
      await day('12月10日')
        .getByRole('button', { name: /上午9:30/ })
        .click()
      await step(`${size}-move`)
      await button(page, '换到这个时间').click()
      await shown(page, '12月10日 星期四 上午9:30').waitFor()
      expect(await takenOf(server)).toMatchObject({ [`${FIRST}-thu-0900`]: 0, [`${SECOND}-thu-0930`]: 1 })

      await button(page, '不去了，取消预约').click()
      await shown(page, '要取消这次预约吗？').waitFor()
      await step(`${size}-cancel`)
      await button(page, /^取消预约/).click()
      await shown(page, '这次预约已经取消。').waitFor()
      expect(await takenOf(server)).toMatchObject({ [`${SECOND}-thu-0930`]: 0 })
    }, 120_000)

  test('the ticket opens without a network, after the program was closed', async () => {
    await openDays()
    await day('12月3日')
      .getByRole('button', { name: /上午9:00/ })
      .click()
    await fillIn('赵六')
    await button(page, '确定预约').click()
    await shown(page, /约好了/).waitFor()
    const code = await page.locator('.ticket__digits').filter({ visible: true }).textContent()
    await page.route('**/api/**', (route) => route.abort('connectionreset'))
    await page.goto('about:blank')
    await page.goto('/#/pages/appointment/mine/index')
    await shown(page, '12月3日 星期四 上午9:00').click()
    await shown(page, code ?? '').waitFor()
    await shown(page, /现在连不上网/).waitFor()
    await step('offline-ticket')
  }, 120_000)

  test('a relative is booked for by name, and the name is offered again on this phone only', async () => {
    await openDays()
    await day('12月3日')
      .getByRole('button', { name: /上午9:00/ })
      .click()
    await page.getByRole('radio', { name: '替家人约' }).filter({ visible: true }).click()
    await field('来咨询的家人叫什么').fill('老赵')
    await field('您的姓名').fill('赵六')
    await field('手机号').fill(newPhone())
    await page.getByRole('radio', { name: '养老赡养' }).filter({ visible: true }).first().click()
    await button(page, '确定预约').click()
    await shown(page, /约好了/).waitFor()
    await shown(page, '老赵').waitFor()
    await openDays()
    await day('12月10日')
      .getByRole('button', { name: /上午9:00/ })
      .click()
    await page.getByRole('radio', { name: '替家人约' }).filter({ visible: true }).click()
    await button(page, '老赵').click()
    expect(await field('来咨询的家人叫什么').inputValue()).toBe('老赵')
    await step('family')
  }, 120_000)

  for (const size of ['ordinary', 'large'] as const)
    test(`somebody who waits is offered the place that comes free, and takes it, in ${size} type`, async () => {
      const giveUp = await taken(`${FIRST}-thu-0900`)
      await taken(`${FIRST}-thu-0930`)
      if (size === 'large') await large()
      await openDays()
      await day('12月3日').getByRole('button', { name: '排队等空位' }).click()
      await fillIn('钱七')
      await button(page, '开始排队').click()
      await page.goto('/#/pages/appointment/mine/index')
      await shown(page, '您排在第一个。有空位就通知您。').waitFor()
      await step(`${size}-waiting`)
      await giveUp()
      await page.reload()
      await shown(page, /名额给您留到 11月30日 星期一 上午11:00/).waitFor()
      await step(`${size}-offer`)
      await button(page, '要，就这个时间').click()
      await shown(page, /约好了/).waitFor()
      expect(await takenOf(server)).toMatchObject({ [`${FIRST}-thu-0900`]: 1 })
    }, 120_000)
})
