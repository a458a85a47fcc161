import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Reply } from '@domain/api'
import { dutyDayInWords } from '@domain/duty-days'
import { type ecmaVersion, parse } from 'acorn'
import type { Page } from 'playwright-core'
import { accessibilityFaults, sidewaysOverflow } from '../support/chromium'
import { describeTrial } from '../support/describe-served'
import { holdProgram } from '../support/hold-program'
import { look } from '../support/look'
import { watchCost } from '../support/page-load'
import { pageAddresses } from '../support/pages'
import { givePhoneRecords } from '../support/phone-records'
import { button, shown } from '../support/visible'

/** What opening the program may cost a person with little credit on the card. */
const FIRST = { kilobytes: 125, requests: 8 }
const AGAIN = { kilobytes: 15, requests: 4 }
/** All pages, and the worker that keeps them. */
const KEPT_KILOBYTES = 260
/** What the oldest browsers read that package.json names for this build. */
const SYNTAX: ecmaVersion = 2019
/** As good as nothing: a line that came moved what is under it by less than a tenth of a finger. */
const STILL = 0.01

/** Everything the browser's program is built into that people fetch, without its pictures. */
const builtFiles = () => {
  const built = join(__dirname, '../../dist/h5')
  return ['', 'js', 'css'].flatMap((folder) =>
    readdirSync(join(built, folder), { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => join(built, folder, name)),
  )
}

/** Waits until the opening view can be read: its styles come before anything is painted, not before anything is there. */
async function painted(page: Page): Promise<void> {
  await shown(page, '正在打开，请稍等').waitFor()
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0)
}

describeTrial('opening the program in a browser', (trial) => {
  const whole = async (page: Page) => {
    await shown(page, '有事打电话').waitFor()
    await page.waitForLoadState('networkidle')
  }

  test('costs little the first time, next to nothing after that', async () => {
    const { page } = await trial.open({ width: 360, height: 780 })
    const cost = await watchCost(page)
    await page.goto('/')
    await whole(page)
    const first = await cost()
    await button(page, '先不选').click()
    await page.goto('about:blank')
    await page.goto('/')
    await whole(page)
    const again = await cost()
    expect(first.kilobytes).toBeLessThanOrEqual(FIRST.kilobytes)
    expect(first.requests).toBeLessThanOrEqual(FIRST.requests)
    expect(again.kilobytes).toBeLessThanOrEqual(AGAIN.kilobytes)
    expect(again.requests).toBeLessThanOrEqual(AGAIN.requests)
  }, 60_000)

  test('is written so that the oldest browsers can read it, packages and all', () => {
    const unread = builtFiles()
      .filter((file) => file.endsWith('.js'))
      .filter((file) => {
        try {
          return !parse(readFileSync(file, 'utf8'), { ecmaVersion: SYNTAX })
        } catch {
          return true
        }
      })
    expect(unread).toEqual([])
  })

  test('costs no more than this if a browser keeps all of it, for opening without a network', () => {
    const bytes = builtFiles()
      .filter((file) => file.endsWith('.br'))
      .map((file) => statSync(file).size)
    expect(bytes.length).toBeGreaterThan(20)
    expect(bytes.reduce((sum, size) => sum + size) / 1024).toBeLessThanOrEqual(KEPT_KILOBYTES)
  })

  test('fetches the picture of a topic only where it is shown, and keeps it for good', async () => {
    const { page } = await trial.open({ width: 360, height: 780 })
    const fetched: { address: string; kept: string | undefined }[] = []
    page.on('response', (reply) => {
      if (reply.url().endsWith('.svg'))
        fetched.push({ address: new URL(reply.url()).pathname, kept: reply.headers()['cache-control'] })
    })
    await page.goto('/')
    await whole(page)
    expect(fetched).toEqual([])
    await page.goto('/#/pages/reading/lesson/index?id=wages-unpaid-by-contractor')
    await shown(page, '现在怎么办').waitFor()
    const picture = page.locator('.topic-picture img').filter({ visible: true })
    await picture.waitFor()
    await page.waitForFunction(() =>
      [...document.querySelectorAll<HTMLImageElement>('.topic-picture img')].some((each) => each.naturalWidth > 0),
    )
    expect(fetched).toEqual([
      {
        address: expect.stringMatching(/^\/static\/topics\/labour\.[0-9a-f]{8}\.svg$/),
        kept: expect.stringContaining('immutable'),
      },
    ])
  }, 60_000)

  test.each(['standard', 'huge'])(
    'no page jumps about while it comes, in %s type',
    async (textSize) => {
      const { page } = await trial.open({ width: 360, height: 780 })
      await page.goto('/')
      await button(page, '先不选').click()
      const addresses = pageAddresses(await givePhoneRecords(page))
      const cost = await watchCost(page)
      // As at the first visit: in this size, with no earlier answer kept.
      await page.addInitScript(`
        if (location.protocol !== 'about:') {
          localStorage.setItem('reader', '{"data":{"textSize":"${textSize}","asked":true}}')
          for (const key of Object.keys(localStorage)) if (key.startsWith('repl')) localStorage.removeItem(key)
        }
      `)
      // What several pages show beside their own comes last, as it may.
      await page.route('**/api/town', async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 300))
        await route.continue().catch(() => undefined)
      })
      const jumping: string[] = []
      for (const address of addresses) {
        await page.goto('about:blank')
        await page.goto(`/#/${address}`)
        await page.locator('.screen__main').filter({ visible: true }).first().waitFor()
        await page.waitForLoadState('networkidle')
        const { shift } = await cost()
        if (shift > STILL) jumping.push(`${address} moves by ${shift}`)
      }
      expect(jumping).toEqual([])
    },
    120_000,
  )

  test.each(['standard', 'large', 'huge'])(
    'shows what can be done before the program has come, in %s type',
    async (textSize) => {
      const { page } = await trial.open({ width: 360, height: 780 })
      await page.addInitScript(
        `if (location.protocol !== 'about:') localStorage.setItem('reader', '{"data":{"textSize":"${textSize}","asked":true}}')`,
      )
      const release = await holdProgram(page)
      await page.goto('/', { waitUntil: 'commit' })
      await painted(page)
      const ways = page.locator('#opening nav a').filter({ visible: true })
      expect(await ways.count()).toBe(5)
      const links = page.locator('#opening a').filter({ visible: true })
      expect(await page.getByRole('link', { name: '打电话问' }).getAttribute('href')).toBe('tel:12348')
      expect(await accessibilityFaults(page)).toEqual([])
      expect(await sidewaysOverflow(page)).toBe(0)
      const small = await links.evaluateAll(
        (links, least) => links.filter((link) => link.getBoundingClientRect().height < least).length,
        textSize === 'standard' ? 44 : 60,
      )
      expect(small).toBe(0)

      await page.getByRole('link', { name: '约法律顾问' }).click()
      await page.getByRole('link', { name: '看普法' }).waitFor({ state: 'hidden' })
      expect(await ways.count()).toBe(1)
      release()
      await button(page, /还有 \d+ 个/).waitFor()
      expect(await page.locator('#opening').count()).toBe(0)
    },
    60_000,
  )

  test('says what the home page says today before the program has come; a tap on a lesson is kept', async () => {
    const { page } = await trial.open({ width: 360, height: 780 })
    const home = (await (await fetch(`${trial.server.origin}/api/home`)).json()) as Reply<'home'>
    const release = await holdProgram(page)
    await page.goto('/', { waitUntil: 'commit' })
    const today = page.locator('#opening-today')
    await look(page, 'opening')
    for (const { title } of home.lessons.slice(0, 6)) await today.getByText(title).waitFor()
    for (const { name, phone } of home.hotlines.slice(0, 8))
      expect(await today.getByRole('link', { name }).first().getAttribute('href')).toBe(`tel:${phone}`)
    expect(await page.locator('#opening-duty').textContent()).toContain(dutyDayInWords(home.nextDutyDay))
    const [first] = home.lessons
    await today.getByText(first?.title ?? '').click()
    await today.waitFor({ state: 'hidden' })
    release()
    await page.getByRole('heading', { name: first?.title ?? '' }).waitFor()
  }, 60_000)

  test('whose group’s lessons are others sees no general ones for a moment', async () => {
    const { page } = await trial.open()
    await page.addInitScript(
      `if (location.protocol !== 'about:') localStorage.setItem('reader', '{"data":{"audience":"elder","asked":true}}')`,
    )
    const release = await holdProgram(page)
    await page.goto('/', { waitUntil: 'commit' })
    await painted(page)
    expect(await page.locator('#opening-today').isVisible()).toBe(false)
    release()
    await shown(page, '给老年人的内容').waitFor()
  }, 60_000)

  test('a page that was asked for is waited for with the call at hand', async () => {
    const { page } = await trial.open()
    const release = await holdProgram(page)
    await page.goto('/#/pages/reading/lesson/index?id=wages-unpaid-by-contractor', { waitUntil: 'commit' })
    await painted(page)
    expect(await page.locator('#opening a').filter({ visible: true }).allTextContents()).toEqual([
      expect.stringContaining('12348'),
    ])
    release()
    await shown(page, '现在怎么办').waitFor()
    expect(await page.locator('#opening').count()).toBe(0)
  }, 60_000)

  test('whoever is kept waiting sees whom to call', async () => {
    const { page } = await trial.open()
    await page.route('**/api/**', () => new Promise(() => undefined))
    await page.goto('/#/pages/reading/lesson/index?id=wages-unpaid-by-contractor')
    await shown(page, '正在打开…').waitFor()
    await shown(page, /网有点慢/).waitFor()
    await button(page, /^打电话/).waitFor()
    expect(await shown(page, '正在打开…').isVisible()).toBe(true)
    await page.unrouteAll({ behavior: 'ignoreErrors' })
  }, 60_000)
})
