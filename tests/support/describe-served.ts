import type { Browser, BrowserContext, Page } from 'playwright-core'
import { complaintsOf, openBrowser, openPhone } from './chromium'
import { describeInBrowser } from './describe-in-browser'
import { startTrialServer, type TrialServer } from './trial-server'

/** The builds, the sample data and the browser may all have to be started. */
const PATIENCE_MS = 240_000

interface Server {
  origin: string
  stop(): Promise<void>
}

/** A server and a browser that the tests of one `describe` share; both are there once the first test runs. */
export interface Served<S extends Server> {
  server: S
  /** A new person's phone or screen. It is closed after the test, which fails where a script on it complained. */
  open(
    size?: { width: number; height: number },
    serviceWorkers?: 'allow',
  ): Promise<{ page: Page; context: BrowserContext }>
}

/** `describe` for tests in a browser against one server, started before the first test and stopped after the last. */
export function describeServed<S extends Server>(
  title: string,
  start: () => Promise<S>,
  tests: (served: Served<S>) => void,
): void {
  describeInBrowser(title, () => {
    let browser: Browser
    let opened: { page: Page; context: BrowserContext }[] = []
    const served = {
      async open(size?: { width: number; height: number }, serviceWorkers?: 'allow') {
        const phone = await openPhone(browser, served.server.origin, size, serviceWorkers)
        opened.push(phone)
        return phone
      },
    } as Served<S>
    beforeAll(async () => {
      ;[served.server, browser] = await Promise.all([start(), openBrowser()])
    }, PATIENCE_MS)
    afterEach(async () => {
      const complaints = opened.flatMap(({ page }) => complaintsOf.get(page) ?? [])
      await Promise.all(opened.map(({ context }) => context.close()))
      opened = []
      expect(complaints).toEqual([])
    })
    afterAll(async () => {
      await browser?.close()
      await served.server?.stop()
    })
    tests(served)
  })
}

/** The same against the whole product with its sample data. */
export const describeTrial = (title: string, tests: (trial: Served<TrialServer>) => void): void =>
  describeServed(title, () => startTrialServer(), tests)

/** The same with the sample year, so that every chart and list has something to show. */
export const describeTrialYear = (title: string, tests: (trial: Served<TrialServer>) => void): void =>
  describeServed(title, () => startTrialServer({ year: true }), tests)
