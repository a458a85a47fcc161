import type { Role } from '@domain/staff'
import type { Browser, Page } from 'playwright-core'
import {
  accessibilityFaults,
  complaintsOf,
  openBrowser,
  openPhone,
  sheetsOf,
  sidewaysOverflow,
} from '../support/chromium'
import { describeInBrowser } from '../support/describe-in-browser'
import { deskAddresses } from '../support/desk-addresses'
import { deskSettled, signInAtDesk } from '../support/desk-session'
import { startTrialServer, type TrialServer } from '../support/trial-server'

const WIDE = { width: 1440, height: 900 }
const NARROW = { width: 360, height: 740 }

describeInBrowser('every page of the desk', () => {
  let server: TrialServer
  let browser: Browser
  beforeAll(async () => {
    ;[server, browser] = await Promise.all([startTrialServer({ year: true }), openBrowser()])
  }, 240_000)
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })

  /** A class with its code open, so that the projector page has something to show. Gives the event's id. */
  async function openClass(page: Page): Promise<string> {
    await signInAtDesk(page, server, 'officer')
    return page.evaluate(async () => {
      const post = async (path: string, body: unknown) => {
        const reply = await fetch(`/api/desk/events${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        })
        if (!reply.ok) throw new Error(await reply.text())
        return (await reply.json()) as { id: string }
      }
      const { id } = await post('', {
        kind: 'school-session',
        title: '课堂小测试讲',
        date: new Date().toISOString().slice(0, 10),
        place: '镇中心小学（示例）',
        topics: ['minors'],
        lessonIds: ['lend-bank-card'],
      })
      await post(`/${id}/class`, { hours: 2 })
      return id
    })
  }

  /** What is wrong with the page that is open, on a screen and a phone. */
  async function faultsOf(page: Page, name: string): Promise<string[]> {
    const faults: string[] = []
    for (const size of [WIDE, NARROW]) {
      await page.setViewportSize(size)
      await deskSettled(page)
      const overflow = await sidewaysOverflow(page)
      if (overflow > 0) faults.push(`${name} at ${size.width}: ${overflow} points too wide`)
      for (const fault of await accessibilityFaults(page)) faults.push(`${name} at ${size.width}: ${fault}`)
    }
    await page.setViewportSize(WIDE)
    return faults
  }

  test('fits a phone and a screen and meets WCAG A and AA', async () => {
    const { page, context } = await openPhone(browser, server.origin, WIDE)
    const addresses = deskAddresses({
      '/lessons/:id': 'wages-unpaid-by-contractor',
      '/lessons/:id/broadcast': 'wages-unpaid-by-contractor',
      '/guides/:id': 'legal-aid',
      '/events/:id/class': await openClass(page),
      '/surveys/:id/paper': 'legal-needs',
      '/surveys/:id/results': 'legal-needs',
      '/surveys/:id/edit': 'legal-needs',
    })
    const faults: string[] = []
    let signedIn: Role = 'officer'
    for (const { role, path } of addresses.sort((a, b) => b.role.localeCompare(a.role))) {
      if (role !== signedIn) {
        await context.clearCookies()
        await signInAtDesk(page, server, role)
        signedIn = role
      }
      await page.goto(`/desk${path}`)
      faults.push(...(await faultsOf(page, path)))
    }
    expect(faults).toEqual([])
    expect(complaintsOf.get(page)).toEqual([])
    await context.close()
  }, 480_000)

  test('shows on a phone what each topic and village needs without sliding anything sideways', async () => {
    const { page, context } = await openPhone(browser, server.origin, WIDE)
    await signInAtDesk(page, server, 'officer')
    await page.goto('/desk/needs')
    await deskSettled(page)
    const score = await page
      .getByRole('row', { name: /劳动维权/ })
      .getByRole('cell')
      .first()
      .textContent()
    const villages = await page.locator('.heat tbody tr').count()
    await page.setViewportSize(NARROW)
    await page.locator('.heat').waitFor({ state: 'detached' })
    expect(await page.locator('.table-scroll').count()).toBe(0)
    expect(await sidewaysOverflow(page)).toBe(0)
    await page
      .getByRole('listitem')
      .filter({ hasText: new RegExp(`劳动维权.*${score}大致`) })
      .waitFor()
    expect(await page.locator('.village-needs').count()).toBe(villages)
    await page.locator('.village-needs summary').first().click()
    expect(await accessibilityFaults(page)).toEqual([])
    await context.close()
  }, 120_000)

  test('what is meant for paper prints on few sheets of A4, with nothing on them to press', async () => {
    const { page, context } = await openPhone(browser, server.origin, WIDE)
    const sheets: Record<string, number> = {
      '/': 1,
      '/bookings': 1,
      '/lessons/wages-unpaid-by-contractor/broadcast': 1,
      '/guides/legal-aid': 1,
      [`/events/${await openClass(page)}/class`]: 1,
      '/report': 5,
      '/roster': 3,
    }
    for (const [path, most] of Object.entries(sheets)) {
      await page.goto(`/desk${path}`)
      await deskSettled(page)
      await page.emulateMedia({ media: 'print' })
      const pressed = page.locator('nav, header button, .ant-btn:not(.ant-btn-link), .ant-segmented, .ant-tabs-tab')
      expect([path, await pressed.filter({ visible: true }).allInnerTexts()]).toEqual([path, []])
      expect(await sheetsOf(page)).toBeLessThanOrEqual(most)
      await page.emulateMedia({ media: 'screen' })
    }
    await context.close()
  }, 120_000)

  test('so do the pages before it, for whoever is not in yet', async () => {
    const { page, context } = await openPhone(browser, server.origin, WIDE)
    await signInAtDesk(page, server, 'admin')
    const token = await page.evaluate(async () => {
      const reply = await fetch('/api/desk/staff', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ account: 'zhangsan', name: '张三', role: 'officer' }),
      })
      if (!reply.ok) throw new Error(await reply.text())
      return ((await reply.json()) as { token: string }).token
    })
    // As if the town had decided since that the role must have one-time codes.
    await page.route('**/api/desk/me', async (route) => {
      const answer = await route.fetch()
      await route.fulfill({ json: { ...(await answer.json()), factor: 'missing' } })
    })
    await page.goto('/desk/')
    await page.getByRole('heading', { name: '先开动态码' }).waitFor()
    const faults = await faultsOf(page, 'one-time codes')
    await page.getByRole('button', { name: '装好了，下一步' }).click()
    await page.getByLabel('动态码', { exact: true }).waitFor()
    faults.push(...(await faultsOf(page, 'the key')))
    await page.unroute('**/api/desk/me')
    await context.clearCookies()
    for (const [path, heading] of [
      ['/', '法律服务工作台'],
      [`/join#${token}`, '设一个密码'],
      ['/join#not-a-link', '这个链接不能用了'],
    ] as const) {
      // A change of the fragment alone would load nothing.
      await page.goto('about:blank')
      await page.goto(`/desk${path}`)
      await page.getByRole('heading', { level: 1, name: heading }).waitFor()
      faults.push(...(await faultsOf(page, heading)))
    }
    expect(faults).toEqual([])
    expect(complaintsOf.get(page)).toEqual([])
    await context.close()
  }, 120_000)
})
