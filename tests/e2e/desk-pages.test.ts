import { localDate, toInstant } from '@domain/time'
import type { Page } from 'playwright-core'
import { accessibilityFaults, sheetsOf, sidewaysOverflow } from '../support/chromium'
import { describeTrialYear } from '../support/describe-served'
import { deskAddresses } from '../support/desk-addresses'
import { deskSettled, faultsAtDesk, NARROW, signInAtDesk, WIDE } from '../support/desk-session'
import { tabThrough } from '../support/keyboard'
import { clippedFaults, measuredFaults } from '../support/measure'

/** What a mouse needs to press (WCAG 2.5.8), and what a finger does; the smallest type. */
const POINTED = { target: 24, type: 12 }
const TOUCHED = { target: 44, link: 24, type: 12 }
/** A screen of 1440 by 900 points, zoomed to 200 %. */
const ZOOMED = { width: 720, height: 450 }

describeTrialYear('every page of the desk', (trial) => {
  /** A class with its code open, so that the projector page has something to show. Gives the event's id. */
  async function openClass(page: Page): Promise<string> {
    await signInAtDesk(page, trial.server, 'officer')
    return page.evaluate(
      async (date) => {
        const post = async (path: string, body: unknown) => {
          const reply = await fetch(`/api/desk/events${path}`, {
            method: 'POST',
            headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
            body: JSON.stringify(body),
          })
          if (!reply.ok) throw new Error(await reply.text())
          return (await reply.json()) as { id: string }
        }
        const { id } = await post('', {
          kind: 'school-session',
          title: '课堂小测试讲',
          date,
          place: '镇中心小学（示例）',
          topics: ['minors'],
          lessonIds: ['lend-bank-card'],
        })
        await post(`/${id}/class`, { hours: 2 })
        return id
      },
      localDate(toInstant(new Date())),
    )
  }

  let classOf: string
  beforeAll(async () => {
    const { page } = await trial.open(WIDE)
    classOf = await openClass(page)
  }, 60_000)

  /** What is wrong with the page that is open, on a screen and a phone. */
  async function faultsOf(page: Page): Promise<string[]> {
    const faults: string[] = []
    for (const size of [WIDE, NARROW]) {
      await page.setViewportSize(size)
      await deskSettled(page)
      const overflow = await sidewaysOverflow(page)
      const found = [...(await accessibilityFaults(page)), ...(await clippedFaults(page))]
      if (overflow > 0) found.push(`${overflow} points too wide`)
      found.push(...(await measuredFaults(page, size === NARROW ? TOUCHED : POINTED)))
      faults.push(...found.map((fault) => `at ${size.width}: ${fault}`))
    }
    await page.setViewportSize(WIDE)
    return faults
  }

  test('fits a phone and a screen, cuts off no words and meets WCAG A and AA; the window bears its name', async () => {
    const faults = await faultsAtDesk(trial, deskAddresses(classOf), async (page, path) => {
      await page.goto(`/desk${path}`)
      const found = await faultsOf(page)
      const heading = await page.getByRole('heading', { level: 1 }).first().textContent()
      const title = await page.title()
      return title === `${heading?.trim()} · 法律服务工作台` ? found : [...found, `“${title}” over “${heading}”`]
    })
    expect(faults).toEqual([])
  }, 480_000)

  test('is said in Chinese: no part of it bears an English name for a screen reader', async () => {
    const faults = await faultsAtDesk(trial, deskAddresses(classOf), async (page, path) => {
      await page.goto(`/desk${path}`)
      await deskSettled(page)
      return page.locator('[aria-label]').evaluateAll((parts) =>
        parts
          .filter((part) => !part.closest('[aria-hidden="true"]'))
          .map((part) => part.getAttribute('aria-label') ?? '')
          .filter((name) => /^[a-z -]+$/i.test(name)),
      )
    })
    expect(faults).toEqual([])
  }, 240_000)

  test('zoomed to 200 % loses nothing: it moves in one direction only, cuts off no words, and Tab reaches everything', async () => {
    const faults = await faultsAtDesk(trial, deskAddresses(classOf), async (page, path) => {
      await page.setViewportSize(ZOOMED)
      await page.goto(`/desk${path}`)
      await deskSettled(page)
      const found = await clippedFaults(page)
      const overflow = await sidewaysOverflow(page)
      if (overflow > 0) found.push(`${overflow} points too wide`)
      for (const stop of await tabThrough(page)) found.push(...stop.faults.map((fault) => `${stop.name}: ${fault}`))
      await page.setViewportSize(WIDE)
      return found
    })
    expect(faults).toEqual([])
  }, 480_000)

  test('shows on a phone what each topic and village needs without sliding anything sideways', async () => {
    const { page } = await trial.open(WIDE)
    await signInAtDesk(page, trial.server, 'officer')
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
  }, 120_000)

  test('what is meant for paper prints on few sheets of A4, with nothing on them to press', async () => {
    const { page } = await trial.open(WIDE)
    await signInAtDesk(page, trial.server, 'officer')
    const sheets: Record<string, number> = {
      '/': 1,
      '/bookings': 1,
      '/lessons/wages-unpaid-by-contractor/broadcast': 1,
      '/guides/legal-aid': 1,
      [`/events/${classOf}/class`]: 1,
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
  }, 120_000)

  test('so do the pages before it, for whoever is not in yet', async () => {
    const { page, context } = await trial.open(WIDE)
    await signInAtDesk(page, trial.server, 'admin')
    const token = await page.evaluate(async () => {
      const reply = await fetch('/api/desk/staff', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
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
    const faults = await faultsOf(page)
    await page.getByRole('button', { name: '装好了，下一步' }).click()
    await page.getByLabel('动态码', { exact: true }).waitFor()
    faults.push(...(await faultsOf(page)))
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
      faults.push(...(await faultsOf(page)))
    }
    expect(faults).toEqual([])
  }, 120_000)
})
