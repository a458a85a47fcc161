import type { Page, Route } from 'playwright-core'
import { accessibilityFaults, sidewaysOverflow } from '../support/chromium'
import { describeTrial } from '../support/describe-served'
import { holdProgram, PROGRAM } from '../support/hold-program'
import { look } from '../support/look'
import { openScreen } from '../support/open-screen'
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
    for (const [address, content] of [
      ['pages/reading/lesson/index?id=wages-unpaid-by-contractor', '现在怎么办'],
      ['pages/booking/index', /还有 \d+ 个/],
      ['pages/survey/fill/index?id=legal-needs', '开始填写'],
    ] as const) {
      await page.route('**/api/**', (route) => route.abort('connectionreset'))
      await openScreen(page, address)
      await shown(page, /网络|连不上|没有网/).waitFor()
      await button(page, /^打电话/).waitFor()
      await page.locator('.loading').filter({ visible: true }).first().waitFor({ state: 'hidden' })
      await page.unrouteAll({ behavior: 'ignoreErrors' })
      await button(page, '重试').click()
      await shown(page, content).waitFor()
    }
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

  test('a page whose program comes when the person has gone elsewhere does not push itself in front', async () => {
    const { page } = await settled()
    const send = await holdProgram(page)
    await page.goto('/#/pages/guides/all/index')
    // The tap was felt, although nothing can be shown yet.
    await shown(page, '正在打开，请稍等').waitFor()
    await page.goBack()
    await shown(page, '正在打开，请稍等').waitFor({ state: 'hidden' })
    await page.goto('/#/pages/survey/fill/index?id=legal-needs')
    await page.goto('/#/pages/reading/lesson/index?id=wages-unpaid-by-contractor')
    send()
    await shown(page, '现在怎么办').waitFor()
    await page.waitForLoadState('networkidle')
    await later(500)
    expect(await shown(page, '现在怎么办').isVisible()).toBe(true)
    // And back again, page by page, each with what it is about.
    await page.goBack()
    await shown(page, /法律需求/).waitFor()
    await page.goBack()
    await shown(page, '去预约').waitFor()
  }, 120_000)

  test('a page whose program can’t be fetched says so, whom to call, and opens when the network is back', async () => {
    for (const [address, content] of [
      ['pages/reading/lesson/index?id=wages-unpaid-by-contractor', '现在怎么办'],
      ['pages/learn/index', '按事情找'],
    ] as const) {
      const cutOff = async () => {
        const { page, context } = await settled()
        await context.setOffline(true)
        await page.goto(`/#/${address}`)
        await shown(page, /网络不通/).waitFor()
        await button(page, /^打电话/).waitFor()
        return { page, context }
      }
      const first = await cutOff()
      await first.context.setOffline(false)
      await shown(first.page, content).waitFor()

      // A network that is there, as far as the phone knows, and brings nothing.
      const { page, context } = await cutOff()
      await page.route(PROGRAM, (route) => route.abort('connectionreset'))
      await context.setOffline(false)
      await button(page, '重试').click()
      await shown(page, /网络不通/).waitFor()
      await page.unrouteAll({ behavior: 'ignoreErrors' })
      await button(page, '重试').click()
      await shown(page, content).waitFor()
      expect(page.url()).toContain(address)
    }
  }, 120_000)

  test('a page whose program a newer version has replaced opens in the newer version, and nobody is kept loading', async () => {
    const { page } = await settled()
    const first = await page.evaluate<string[]>('[...document.scripts].map(({ src }) => src)')
    let gone = true
    let loads = 0
    page.on('domcontentloaded', () => loads++)
    await page.route(PROGRAM, (route) =>
      gone && !first.includes(route.request().url()) ? route.fulfill({ status: 404 }) : route.continue(),
    )
    const loadedAnew = page.waitForEvent('domcontentloaded')
    await page.goto('/#/pages/learn/index')
    await loadedAnew
    // Still not there after that: said, and not tried for ever.
    await button(page, '重试').waitFor()
    await later(1000)
    expect(loads).toBe(1)
    gone = false
    await button(page, '重试').click()
    await shown(page, '按事情找').waitFor()
  }, 120_000)

  test('where the program itself does not come, the opening view says so, keeps its call, and opens when asked again', async () => {
    for (const size of ['standard', 'large']) {
      const { page } = await trial.open({ width: 320, height: 640 })
      await page.addInitScript(`localStorage.setItem('reader', '{"data":{"textSize":"${size}"}}')`)
      await page.route(PROGRAM, (route) => route.abort('connectionreset'))
      await page.goto('/#/pages/learn/index')
      await shown(page, '没能打开，可能是网络不好。').waitFor()
      expect(await page.getByRole('link', { name: /打电话问/ }).isVisible()).toBe(true)
      expect(await accessibilityFaults(page)).toEqual([])
      expect(await sidewaysOverflow(page)).toBe(0)
      await look(page, `opening-failed-${size}`)
      await page.unrouteAll({ behavior: 'ignoreErrors' })
      await button(page, '重新打开').click()
      await shown(page, '按事情找').waitFor()
    }
  }, 120_000)

  test('who waits long for the program is told that it goes on, and may begin again', async () => {
    const { page } = await trial.open()
    await page.clock.install()
    const send = await holdProgram(page)
    await page.goto('/#/pages/learn/index', { waitUntil: 'commit' })
    await shown(page, '正在打开，请稍等').waitFor()
    await page.clock.fastForward(16_000)
    await shown(page, /网很慢，还在打开/).waitFor()
    expect(await button(page, '重新打开').isVisible()).toBe(true)
    send()
    await shown(page, '按事情找').waitFor()
    expect(await page.locator('#opening').count()).toBe(0)
  }, 120_000)
})
