import type { Browser, Page } from 'playwright-core'
import { complaintsOf, openBrowser, openPhone } from '../support/chromium'
import { describeInBrowser } from '../support/describe-in-browser'
import { type DeskAddress, deskAddresses } from '../support/desk-addresses'
import { deskSettled, signInAtDesk } from '../support/desk-session'
import { startTrialServer, type TrialServer } from '../support/trial-server'

const WIDE = { width: 1440, height: 900 }
/** What a page shows, but for who is signed in and the town's own facts. */
const DATA = /\/api\/(?!desk\/(me|session)\b|town\b)/
/** Lists that never are empty: whoever looks at the staff is one of them. */
const NEVER_EMPTY = ['/api/desk/staff']
const ids = {
  '/lessons/:id': 'wages-unpaid-by-contractor',
  '/lessons/:id/broadcast': 'wages-unpaid-by-contractor',
  '/guides/:id': 'legal-aid',
  '/events/:id/class': 'none',
  '/surveys/:id/paper': 'legal-needs',
  '/surveys/:id/results': 'legal-needs',
  '/surveys/:id/edit': 'legal-needs',
}

/** A reply with every list in it empty, down to the lists of an object. */
const emptied = (reply: unknown): unknown =>
  Array.isArray(reply)
    ? []
    : reply !== null && typeof reply === 'object'
      ? Object.fromEntries(Object.entries(reply).map(([name, value]) => [name, Array.isArray(value) ? [] : value]))
      : reply

describeInBrowser('every page of the desk says how it stands', () => {
  let server: TrialServer
  let browser: Browser
  beforeAll(async () => {
    ;[server, browser] = await Promise.all([startTrialServer(), openBrowser()])
  }, 240_000)
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })

  /** Opens each page as somebody who may see it, and gathers what is wrong there. */
  async function walk(addresses: DeskAddress[], faultsOf: (page: Page, path: string) => Promise<string[]>) {
    const { page, context } = await openPhone(browser, server.origin, WIDE)
    const faults: string[] = []
    let signedIn = ''
    for (const { role, path } of addresses.sort((a, b) => b.role.localeCompare(a.role))) {
      if (role !== signedIn) {
        await context.clearCookies()
        await signInAtDesk(page, server, role)
        signedIn = role
      }
      faults.push(...(await faultsOf(page, path)).map((fault) => `${path}: ${fault}`))
    }
    expect(complaintsOf.get(page)).toEqual([])
    await context.close()
    return faults
  }

  test('where the server fails: what happened, and a button that tries again', async () => {
    const faults = await walk(deskAddresses(ids), async (page, path) => {
      let failed = 0
      await page.route(DATA, async (route) => {
        failed++
        await route.fulfill({ status: 500, json: { error: { code: 'internal', message: '服务出了点问题。' } } })
      })
      await page.goto(`/desk${path}`)
      await deskSettled(page)
      const retries = page.getByRole('button', { name: '再试一次' })
      const offered = await retries.count()
      const alerts = await page.getByRole('alert').count()
      await page.unroute(DATA)
      if (failed === 0) return []
      if (alerts === 0 || offered === 0)
        return [`${failed} calls failed, ${alerts} alerts, ${offered} ways to try again`]
      // Of a class that is not there the server goes on to say so.
      if (path.startsWith('/events/')) return []
      for (let left = offered; left > 0; left = await retries.count()) {
        await retries.first().click()
        await retries.nth(left - 1).waitFor({ state: 'detached' })
      }
      return []
    })
    expect(faults).toEqual([])
  }, 240_000)

  test('without a network: the same, after trying a few times by itself', async () => {
    const faults = await walk([{ path: '/questions', role: 'officer' }], async (page, path) => {
      await page.route(DATA, (route) => route.abort())
      await page.goto(`/desk${path}`)
      await page.getByText('连不上服务').waitFor()
      await page.unroute(DATA)
      await page.getByRole('button', { name: '再试一次' }).click()
      await page.getByText('连不上服务').waitFor({ state: 'detached' })
      return []
    })
    expect(faults).toEqual([])
  }, 60_000)

  test('where there is nothing yet: that it is empty, in words of its own', async () => {
    // A page of one record has that record.
    const ofLists = deskAddresses(ids).filter(({ path }) => !Object.values(ids).some((id) => path.includes(`/${id}`)))
    const faults = await walk(ofLists, async (page, path) => {
      let lists = 0
      await page.route(DATA, async (route) => {
        const { pathname } = new URL(route.request().url())
        if (route.request().method() !== 'GET' || NEVER_EMPTY.includes(pathname)) return route.continue()
        const answer = await route.fetch()
        if (!answer.headers()['content-type']?.includes('json')) return route.fulfill({ response: answer })
        const reply: unknown = await answer.json()
        if (Array.isArray(reply)) lists++
        return route.fulfill({ response: answer, json: emptied(reply) })
      })
      await page.goto(`/desk${path}`)
      await deskSettled(page)
      const said = await page.locator('.ant-empty').filter({ visible: true }).allInnerTexts()
      await page.unroute(DATA)
      if (said.some((text) => text.trim() === '' || text.includes('暂无数据'))) return [`says ${said.join()}`]
      return lists > 0 && said.length === 0 ? ['says nothing'] : []
    })
    expect(faults).toEqual([])
  }, 240_000)
})
