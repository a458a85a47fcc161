import AxeBuilder from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { findChromium } from './browser'

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Starts Chromium without a window. Throws with what to do where there is none. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('no Chromium: apt-get install chromium, or set CHROMIUM')
  return chromium.launch({ executablePath, args: ARGS, headless: true })
}

/** What the page's own scripts complained about; requests cut off on purpose by a test are not among it. */
export const complaintsOf = new WeakMap<Page, string[]>()

/**
 * A new person's phone: 375 points wide, nothing stored. A worker that keeps the program is let in only where a test is
 * about it: what it answers goes past a test's own answers.
 */
export async function openPhone(
  browser: Browser,
  origin: string,
  size = { width: 375, height: 667 },
  serviceWorkers: 'allow' | 'block' = 'block',
): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({
    baseURL: origin,
    viewport: size,
    hasTouch: true,
    locale: 'zh-CN',
    // The product must not care where the phone is.
    timezoneId: 'America/New_York',
    reducedMotion: 'reduce',
    serviceWorkers,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const complaints: string[] = []
  complaintsOf.set(page, complaints)
  page.on('pageerror', ({ message }) => {
    // What could not be fetched without a network is told to the person by the page itself.
    if (!/^Loading (CSS )?chunk \d+ failed/.test(message)) complaints.push(message)
  })
  // Something the page does that its own content security policy forbids.
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text()))
      complaints.push(`${message.text()} at ${JSON.stringify(message.location())}`)
  })
  return { page, context }
}

/** What axe-core finds against WCAG 2.2 A and AA, one line a rule; empty when all is well. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    // Zoom is forbidden by no page of ours; Taro keeps left pages in the document, hidden.
    .analyze()
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map((node) => node.html.slice(0, 160))
        .join(' | ')}`,
  )
}

/** How far the page can be moved sideways, in points: 0 on a page that fits. */
export const sidewaysOverflow = (page: Page): Promise<number> =>
  // A text, since Node's programs that take pictures with this file know no document.
  page.evaluate<number>('Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)')

/** How many sheets of A4 a page prints on, without the browser's own colours. */
export async function sheetsOf(page: Page): Promise<number> {
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true, printBackground: false })
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0
}
