import type { Page } from 'playwright-core'
import { describeTrialYear } from '../support/describe-served'
import { deskSettled, signInAtDesk, WIDE } from '../support/desk-session'

/** Numbers that lead somewhere, with a year of records behind them: whoever follows one finds as many. */
describeTrialYear('a number at the desk', (trial) => {
  let page: Page
  beforeEach(async () => {
    page = (await trial.open(WIDE)).page
    await signInAtDesk(page, trial.server, 'officer')
  }, 60_000)

  test('of what waits today stands for the entries of the list it leads to', async () => {
    await page.goto('/desk/')
    // Each line comes with its own answer, and none is announced before.
    await page.waitForLoadState('networkidle')
    await deskSettled(page)
    const lines = await page
      .locator('a.work')
      .evaluateAll((links) =>
        links.map((link) => ({ to: link.getAttribute('href') ?? '', words: link.textContent ?? '' })),
      )
    expect(lines.length).toBeGreaterThan(2)
    for (const { to, words } of lines) {
      await page.goto(to)
      await deskSettled(page)
      expect([words, await page.locator('.card-list > li').count()]).toEqual([words, Number(/(\d+)$/.exec(words)?.[1])])
    }
  }, 120_000)

  test('of the yearly report leads to its records, and each record to its own page', async () => {
    await page.goto('/desk/report')
    await deskSettled(page)
    const numbers = await page
      .locator('dd > a.report-number')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
    expect(numbers.length).toBeGreaterThan(25)
    const places = new Set<string>()
    for (const to of numbers) {
      await page.goto(`/desk/report${new URL(to, trial.server.origin).search}`)
      const drawer = page.getByRole('dialog')
      await drawer.waitFor()
      await deskSettled(page)
      const record = drawer.locator('.plain-list a').first()
      if ((await record.count()) === 0) continue
      const place = (await record.getAttribute('href')) ?? ''
      const kind = place.split('?')[0]?.split('/')[2] ?? ''
      if (places.has(kind)) continue
      places.add(kind)
      const title = (await record.textContent()) ?? ''
      await record.click()
      await deskSettled(page)
      // What a record is called is found where it leads; a duty day by its date, a booking and a matter by their kind,
      // readings by their lesson.
      const words = /^\S*\d+ /.test(title) ? (title.split(' ')[1] ?? '') : title.replace(/值班$|（[^（]*）$/, '')
      await page.locator('main, [role=dialog]').getByText(words).filter({ visible: true }).first().waitFor()
    }
    expect([...places].sort()).toEqual([
      'bookings',
      'events',
      'lessons',
      'mediations',
      'questions',
      'readings',
      'search-misses',
      'surveys',
    ])
  }, 240_000)

  test("of the report's groups stands close to the next: a short table leaves no hole beside a long one", async () => {
    await page.goto('/desk/report')
    await deskSettled(page)
    const holes = await page.locator('.report-breakdowns').evaluateAll((sections) =>
      sections.flatMap((section) => {
        const boxes = [...section.children].map((table) => table.getBoundingClientRect())
        return boxes.flatMap(({ left, bottom }) => {
          const below = boxes.filter((box) => box.left === left && box.top >= bottom)
          return below.length > 0 ? [Math.min(...below.map(({ top }) => top)) - bottom] : []
        })
      }),
    )
    expect(holes.length).toBeGreaterThan(5)
    expect(Math.max(...holes)).toBeLessThanOrEqual(24)
  })
})
