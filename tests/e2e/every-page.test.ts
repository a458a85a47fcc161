import type { Browser, Page } from 'playwright-core'
import { accessibilityFaults, complaintsOf, openBrowser, openPhone, sidewaysOverflow } from '../support/chromium'
import { describeInBrowser } from '../support/describe-in-browser'
import { pageAddresses } from '../support/pages'
import { startTrialServer, type TrialServer } from '../support/trial-server'

const WIDTHS = [375, 320]
const SIZES = ['standard', 'large'] as const
const SIZE_NAMES = { standard: '标准', large: '大字' }

describeInBrowser('every page of h5', () => {
  let server: TrialServer
  let browser: Browser
  beforeAll(async () => {
    ;[server, browser] = await Promise.all([startTrialServer(), openBrowser()])
  }, 240_000)
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })

  /** Answers the first question and chooses the type size, as a person does. */
  async function choose(page: Page, size: (typeof SIZES)[number]) {
    await page.goto('/')
    await page.getByRole('button', { name: '先不选' }).click()
    await page.goto('/#/pages/settings/text-size/index')
    await page
      .getByRole('radio', { name: new RegExp(SIZE_NAMES[size]) })
      .first()
      .click()
  }

  /** The page is there and nothing on it is still being fetched. */
  async function settled(page: Page) {
    await page.locator('.screen__main').filter({ visible: true }).last().waitFor()
    await page.waitForFunction(() =>
      [...document.querySelectorAll('.loading')].every((loading) => !loading.checkVisibility()),
    )
  }

  for (const size of SIZES)
    test(`in ${size} type fits 375 and 320 points and meets WCAG A and AA`, async () => {
      const { page, context } = await openPhone(browser, server.origin)
      await choose(page, size)
      const faults: string[] = []
      for (const address of pageAddresses()) {
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 667 })
          await page.goto(`/#/${address}`)
          await settled(page)
          const overflow = await sidewaysOverflow(page)
          if (overflow > 0) faults.push(`${address} at ${width}: ${overflow} points too wide`)
        }
        for (const fault of await accessibilityFaults(page)) faults.push(`${address}: ${fault}`)
      }
      expect(faults).toEqual([])
      expect(complaintsOf.get(page)).toEqual([])
      await context.close()
    }, 240_000)
})
