import type { Page, Route } from 'playwright-core'
import { describeTrial } from '../support/describe-served'
import { button, shown } from '../support/visible'

const LATENCY_MS = 2000
/** One request in twenty is lost on its way, always the same ones. */
const LOST_EACH = 20

const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** A hill village's network: every call takes two seconds, and some never arrive. */
async function weaken(page: Page): Promise<void> {
  let calls = 0
  await page.route('**/api/**', async (route) => {
    calls++
    await later(LATENCY_MS)
    await (calls % LOST_EACH === 0 ? route.abort('connectionreset') : route.continue()).catch(() => undefined)
  })
}

/** The server gets the first request of an address and answers, but the answer is lost. Gives the keys it was sent with. */
async function loseFirstAnswer(page: Page, address: string): Promise<(string | undefined)[]> {
  const keys: (string | undefined)[] = []
  await page.route(address, async (route: Route) => {
    if (route.request().method() !== 'POST') return route.fallback()
    const { 'idempotency-key': key } = route.request().headers()
    keys.push(key ?? (route.request().postDataJSON() as { submissionId?: string }).submissionId)
    if (keys.length > 1) return route.fallback()
    await route.fetch()
    return route.abort('connectionreset')
  })
  return keys
}

describeTrial('on a weak network', (trial) => {
  async function settled() {
    const phone = await trial.open()
    phone.page.setDefaultTimeout(60_000)
    await phone.page.goto('/')
    await button(phone.page, '先不选').click()
    return phone
  }

  test('a booking whose answer is lost is made once, and the person sees it', async () => {
    const { page } = await settled()
    await weaken(page)
    const keys = await loseFirstAnswer(page, '**/api/bookings')
    await page.goto('/#/pages/booking/index')
    await button(page, /还有 \d+ 个/).click()
    await page.getByLabel('姓名').filter({ visible: true }).first().fill('赵六')
    await page.getByLabel('手机号').filter({ visible: true }).first().fill('13900000006')
    await page.getByRole('radio', { name: '劳动维权' }).filter({ visible: true }).first().click()
    await button(page, '确定预约').click()
    await shown(page, /约好了/).waitFor()
    expect(keys.length).toBeGreaterThan(1)
    expect(new Set(keys).size).toBe(1)
    await page.unrouteAll({ behavior: 'ignoreErrors' })
    const mine = page.waitForResponse(
      (reply) => /\/api\/bookings$/.test(reply.url()) && reply.request().method() === 'GET',
    )
    await page.goto('/#/pages/appointment/mine/index')
    expect((await (await mine).json()) as unknown[]).toHaveLength(1)
  }, 180_000)

  test('no screen waits for ever: what can’t be reached says so, offers a way on, and comes when the network does', async () => {
    const { page } = await settled()
    await page.route('**/api/**', (route) => route.abort('connectionreset'))
    for (const address of [
      'pages/reading/lesson/index?id=wages-unpaid-by-contractor',
      'pages/booking/index',
      'pages/survey/fill/index?id=legal-needs',
    ]) {
      await page.goto(`/#/${address}`)
      await shown(page, /网络|连不上|没有网/).waitFor()
      await button(page, /^打电话/).waitFor()
      await page.locator('.loading').filter({ visible: true }).first().waitFor({ state: 'hidden' })
    }
    await page.goto('/#/pages/reading/lesson/index?id=wages-unpaid-by-contractor')
    const again = button(page, /再试|重试/)
    await again.waitFor()
    await page.unrouteAll({ behavior: 'ignoreErrors' })
    await again.click()
    await shown(page, '现在怎么办').waitFor()
  }, 180_000)

  test('what is typed into a search is answered for the last words, not for an earlier answer that came late', async () => {
    const { page } = await settled()
    await page.goto('/#/pages/reading/search/index')
    await page.route('**/api/search*', async (route) => {
      if (decodeURIComponent(route.request().url()).includes('离婚')) await later(3000)
      await route.continue().catch(() => undefined)
    })
    const box = page.getByLabel('想问什么').filter({ visible: true }).first()
    await box.fill('离婚孩子归谁')
    await button(page, '搜索').click()
    await box.fill('工头欠我一年工钱不给咋办')
    await button(page, '搜索').click()
    await shown(page, '跟着工头干活，工钱不给怎么办？').waitFor()
    await later(3500)
    expect(await shown(page, '跟着工头干活，工钱不给怎么办？').isVisible()).toBe(true)
  }, 120_000)
})
