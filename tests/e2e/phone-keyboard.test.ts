import type { Page } from 'playwright-core'
import { accessibilityFaults, sidewaysOverflow } from '../support/chromium'
import { describeTrial } from '../support/describe-served'
import { outOfOrder, tabThrough } from '../support/keyboard'
import { openScreen } from '../support/open-screen'
import { button, shown } from '../support/visible'

interface DutyDays {
  id: string
  slots: { id: string; open: boolean; left: number }[]
}

describeTrial('h5 with a keyboard and a screen reader', (trial) => {
  let page: Page
  let day: DutyDays
  let slotId: string
  beforeAll(async () => {
    const days: DutyDays[] = await (await fetch(`${trial.server.origin}/api/duty-days`)).json()
    const free = days
      .flatMap((each) => each.slots.map((slot) => ({ each, slot })))
      .find(({ slot }) => slot.open && slot.left > 0)
    if (!free) throw new Error('no free place')
    day = free.each
    slotId = free.slot.id
  }, 240_000)
  beforeEach(async () => {
    ;({ page } = await trial.open())
    await page.goto('/')
    await button(page, '先不选').click()
  })
  /** Every form of the phone: where it is, what hands it in, and which field is the first one wrong when it is empty. */
  const FORMS = [
    { name: 'a booking', path: () => `appointment/form/index?slot=${slotId}`, send: '确定预约', first: '姓名' },
    { name: 'the waiting list', path: () => `appointment/form/index?day=${day.id}`, send: '开始排队', first: '姓名' },
    { name: 'a request for mediation', path: () => 'mediation/ask/index', send: '下一步', first: '哪方面的事' },
    { name: 'a question without a name', path: () => 'school/ask/index', send: '交上去', first: '想问什么' },
    { name: 'a class code', path: () => 'school/class/index', send: '进课堂', first: '课堂码' },
    {
      name: 'a survey',
      path: () => 'survey/fill/index?id=legal-needs',
      start: '开始填写',
      send: '下一页',
      first: /村/,
    },
  ]

  /** Fields said to be wrong, in the order they stand on the screen, with the words tied to them. */
  const wrongFields = () =>
    page.evaluate(() => {
      const seen = (element: Element) => element.checkVisibility() && element.getClientRects().length > 0
      return [...document.querySelectorAll('[aria-invalid="true"]')].filter(seen).map((field) => {
        const words = document.getElementById(field.getAttribute('aria-describedby') ?? '')
        return {
          label: field.getAttribute('aria-label') ?? '',
          words: words?.textContent ?? '',
          announced: words?.closest('[role=alert]') !== null,
          focused: document.activeElement === field,
        }
      })
    })

  for (const { name, path, start, send, first } of FORMS)
    test(`${name} handed in empty: each error stands at its field and is announced, the first one has the focus`, async () => {
      await openScreen(page, `pages/${path()}`)
      if (start) await button(page, start).click()
      await button(page, send).click()
      await page.waitForFunction(() => document.activeElement?.getAttribute('aria-invalid') === 'true')
      const wrong = await wrongFields()
      expect(wrong[0]?.label).toMatch(first)
      expect(wrong.map(({ focused }) => focused)).toEqual(wrong.map((_, at) => at === 0))
      for (const field of wrong) expect(field).toMatchObject({ words: expect.stringMatching(/.{3}/), announced: true })
      // No words about an error that belong to no field.
      const said = page.locator('.field__error, .choice__error').filter({ visible: true })
      expect(await said.count()).toBe(wrong.length)
      const top = await page.evaluate(() => document.activeElement?.getBoundingClientRect().top ?? -1)
      expect(top).toBeGreaterThanOrEqual(52)
      expect(top).toBeLessThan(667)
      // What is drawn only when something is wrong is on none of the pages as they are opened.
      expect(await accessibilityFaults(page)).toEqual([])
      await page.setViewportSize({ width: 320, height: 667 })
      expect(await sidewaysOverflow(page)).toBe(0)
    }, 60_000)

  test('a question handed in: what came of it gets the focus and is read out', async () => {
    await page.goto('/#/pages/school/ask/index')
    await page.getByLabel('想问什么').filter({ visible: true }).fill('村里的路坏了谁来修')
    await page
      .getByRole('radio', { name: /不公开/ })
      .filter({ visible: true })
      .click()
    await button(page, '交上去').click()
    await page.waitForFunction(() => document.activeElement?.textContent?.includes('收到了，谢谢您'))
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('question-sent')
  }, 60_000)

  test('a code that no class has is said at the code, which gets the focus', async () => {
    await page.goto('/#/pages/school/class/index')
    await page.getByLabel('课堂码').filter({ visible: true }).fill('ABC234')
    await page.getByRole('radio', { name: '初中' }).filter({ visible: true }).click()
    await button(page, '进课堂').click()
    await page.waitForFunction(() => document.activeElement?.id === 'class-code')
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-invalid') === 'true')
    expect(await wrongFields()).toEqual([
      expect.objectContaining({ label: '课堂码', words: expect.stringContaining('没有这个课堂码'), announced: true }),
    ])
  }, 60_000)

  test('the tab bar says where one is, opens the other main pages by key, and is not on the rest', async () => {
    const tabs = page.getByRole('navigation', { name: '主要页面' })
    const here = tabs.locator('[aria-current=page]')
    expect(await here.allTextContents()).toEqual(['首页'])
    await tabs.getByRole('link', { name: '学法' }).focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/pages\/learn\/index/)
    await shown(page, '法规库').waitFor()
    expect(await here.allTextContents()).toEqual(['学法'])
    await page.goto('/#/pages/settings/about/index')
    await tabs.waitFor({ state: 'hidden' })
    await page.goto('/#/pages/me/index')
    await tabs.waitFor()
    expect(await here.allTextContents()).toEqual(['我的'])
  }, 60_000)

  test('what is asked first stands on the tab bar, where a thumb reaches it', async () => {
    const { page: first } = await trial.open()
    await first.goto('/')
    await button(first, '先不选').waitFor()
    const box = async (selector: string) => first.locator(selector).filter({ visible: true }).boundingBox()
    const [sheet, tabs] = [await box('.sheet__body'), await box('.tab-bar')]
    expect((sheet?.y ?? 0) + (sheet?.height ?? 0)).toBeCloseTo(tabs?.y ?? -1, 0)
  }, 60_000)

  const PAGES = {
    home: { path: () => 'home/index', ready: /值班/ },
    'the booking form': { path: () => `appointment/form/index?slot=${slotId}`, ready: '谁来咨询' },
    'a lesson': { path: () => 'reading/lesson/index?id=wages-unpaid-by-contractor', ready: '现在怎么办' },
  }
  for (const [name, { path, ready }] of Object.entries(PAGES))
    test(`Tab goes through ${name} as it is read, always seen, and out again`, async () => {
      await openScreen(page, `pages/${path()}`)
      await shown(page, ready).waitFor()
      const stops = await tabThrough(page)
      expect(stops.flatMap((stop) => stop.faults.map((fault) => `${stop.name}: ${fault}`))).toEqual([])
      // The way past the bar is drawn over it when it has the focus.
      expect(stops[0]?.name).toBe('跳到正文')
      expect(outOfOrder(stops.slice(1))).toEqual([])
      // Of a set of radio buttons Tab stops at one; the arrow keys reach the others.
      const pressed = page
        .locator('button:not([disabled]):not([tabindex="-1"]), input, textarea, a[href]')
        .filter({ visible: true })
      const reached = await pressed.evaluateAll((all) => all.filter((each) => 'stop' in (each as HTMLElement).dataset))
      expect(reached.length).toBe(await pressed.count())
      expect(stops.length).toBeGreaterThan(5)
    }, 60_000)

  test('a page opened takes the focus, the window bears its name, and on the way back the focus is where it was', async () => {
    // On a slow network what the page shows is drawn long after the page itself.
    await page.route('**/api/statutes', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1000))
      await route.continue().catch(() => undefined)
    })
    await page.goto('/#/pages/learn/index')
    const statutes = button(page, /法规库/)
    await statutes.focus()
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.activeElement?.matches('[role=main][aria-label="法规库"]'))
    expect(await page.title()).toBe('法规库')
    await button(page, /^看后面的/).waitFor()
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.closest('[role=main]')?.ariaLabel)).toBe('法规库')
    await button(page, '返回').click()
    await page.waitForFunction(() => {
      const { activeElement } = document
      return activeElement?.matches('button') && activeElement.textContent?.includes('法规库')
    })
    expect(await page.title()).toBe('学法')
  }, 60_000)

  test('a set of radio buttons is one stop of Tab; arrow keys choose among them and go round', async () => {
    await page.goto(`/#/pages/appointment/form/index?slot=${slotId}`)
    const group = page.getByRole('radiogroup', { name: '问哪方面的事' }).filter({ visible: true })
    const radios = group.getByRole('radio')
    await radios.first().waitFor()
    const stops = async () => (await tabThrough(page)).filter(({ name }) => /劳动维权|土地|邻里/.test(name))
    expect((await stops()).map(({ name }) => name)).toEqual(['劳动维权'])
    const last = (await radios.count()) - 1
    await radios.first().focus()
    const press = async (key: string, at: number) => {
      await page.keyboard.press(key)
      await page.waitForFunction(() => document.activeElement?.getAttribute('aria-checked') === 'true')
      const now = radios.nth(at)
      expect([key, await now.evaluate((each) => each === document.activeElement)]).toEqual([key, true])
      expect(await group.locator('[aria-checked=true]').count()).toBe(1)
    }
    await press('ArrowUp', last)
    await press('ArrowRight', 0)
    await press('ArrowDown', 1)
    await press('ArrowLeft', 0)
    await press('ArrowDown', 1)
    expect((await stops()).map(({ name }) => name)).toEqual(['土地与宅基地'])
  }, 60_000)

  test('where choosing acts at once, arrow keys only move and Space chooses', async () => {
    await page.goto('/#/pages/mediation/ask/index')
    const group = page.getByRole('radiogroup', { name: '哪方面的事' }).filter({ visible: true })
    await group.getByRole('radio').first().focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('夫妻、家庭')
    expect(await group.locator('[aria-checked=true]').count()).toBe(0)
    await page.keyboard.press('Space')
    await group.getByRole('button', { name: /换一个/ }).waitFor()
    expect(await group.getByRole('radio').allInnerTexts()).toEqual(['夫妻、家庭'])
  }, 60_000)

  test('a sheet takes the focus, keeps it in both directions, closes on Escape and gives it back', async () => {
    await page.goto('/#/pages/reading/lesson/index?id=wages-unpaid-by-contractor')
    const share = button(page, /做成图片/)
    await share.waitFor()
    await share.focus()
    await page.keyboard.press('Enter')
    const sheet = page.getByRole('dialog').filter({ visible: true })
    await sheet.waitFor()
    const inside = () => sheet.evaluate((box) => box.contains(document.activeElement))
    await page.waitForFunction(() => document.activeElement?.closest('[role=dialog]'))
    for (const key of ['Shift+Tab', 'Shift+Tab', 'Shift+Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab']) {
      await page.keyboard.press(key)
      expect([key, await inside()]).toEqual([key, true])
    }
    await page.keyboard.press('Escape')
    await page.waitForFunction(() => document.activeElement?.textContent?.includes('做成图片'))
    expect(await page.getByRole('dialog').count()).toBe(0)
  }, 60_000)
})
