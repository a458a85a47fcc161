import type { Page } from 'playwright-core'
import { accessibilityFaults } from '../support/chromium'
import { describeTrial } from '../support/describe-served'
import { deskSettled, NARROW, signInAtDesk } from '../support/desk-session'
import { outOfOrder, tabThrough } from '../support/keyboard'

describeTrial('the desk with a keyboard and a screen reader', (trial) => {
  let page: Page
  beforeEach(async () => {
    ;({ page } = await trial.open({ width: 1440, height: 900 }))
  })
  const named = (name: RegExp) => page.getByRole('button', { name })

  /** Hands the form on top in as it is, and waits until it has said what is wrong. */
  async function handIn(name: RegExp) {
    await named(name).last().click()
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-invalid') === 'true')
    // Words about an error slide in.
    await page.waitForFunction(() =>
      [...document.querySelectorAll('[aria-invalid="true"]')].every((field) =>
        (field.getAttribute('aria-describedby') ?? '').split(' ').every((id) => document.getElementById(id)),
      ),
    )
  }

  /** Fields said to be wrong, in the order they stand on the screen, with the words tied to them. */
  const wrongFields = () =>
    page.evaluate(() =>
      [...document.querySelectorAll<HTMLInputElement>('[aria-invalid="true"]')].map((field) => ({
        label: field.labels?.[0]?.textContent ?? '',
        words: (field.getAttribute('aria-describedby') ?? '')
          .split(' ')
          .map((id) => document.getElementById(id)?.textContent ?? '')
          .join(' '),
        focused: document.activeElement === field,
      })),
    )

  /** The desk's main forms: where each is, what opens it, what hands it in. */
  const FORMS = [
    { name: 'a booking for somebody', path: '/bookings', opens: /代人预约/, sends: /约\s*上/ },
    { name: 'a duty day', path: '/roster', opens: /加一个值班日/, sends: /看影响/ },
    { name: 'an event', path: '/events', opens: /记一次活动/, sends: /记\s*下/ },
    { name: 'a matter for mediation', path: '/mediations', opens: /登记一件/, sends: /^登\s*记$/ },
    { name: 'an invitation', path: '/staff', opens: /请人加入/, sends: /生成链接/, role: 'admin' as const },
    {
      name: 'the settings',
      path: '/settings',
      sends: /保\s*存/,
      role: 'admin' as const,
      emptied: '开始前多久停止预约',
    },
  ]
  for (const { name, path, opens, sends, role = 'officer', emptied } of FORMS)
    test(`${name} handed in empty: each error is tied to its field, the first one has the focus, the count is announced`, async () => {
      await signInAtDesk(page, trial.server, role)
      await page.goto(`/desk${path}`)
      await deskSettled(page)
      if (opens) await named(opens).first().click()
      if (emptied) await page.getByLabel(emptied).last().fill('')
      await handIn(sends)
      const wrong = await wrongFields()
      expect(wrong.map(({ focused }) => focused)).toEqual(wrong.map((_, at) => at === 0))
      for (const field of wrong) expect(field).toMatchObject({ label: /./, words: expect.stringMatching(/.{3}/) })
      await page
        .getByRole('alert')
        .filter({ hasText: `有 ${wrong.length} 处没填对` })
        .waitFor()
      expect(await accessibilityFaults(page)).toEqual([])
    }, 60_000)

  test('signing in with nothing says what is missing at the field, which gets the focus', async () => {
    await page.goto('/desk/')
    await handIn(/登\s*录/)
    expect(await wrongFields()).toEqual([
      expect.objectContaining({ label: '账号', focused: true, words: expect.stringMatching(/.{3}/) }),
      expect.objectContaining({ label: '密码', focused: false, words: expect.stringMatching(/.{3}/) }),
    ])
  }, 60_000)

  test('Tab goes through the day page as it is read, always seen, and out again', async () => {
    await signInAtDesk(page, trial.server, 'officer')
    await deskSettled(page)
    const stops = await tabThrough(page)
    expect(stops.flatMap((stop) => stop.faults.map((fault) => `${stop.name}: ${fault}`))).toEqual([])
    expect(stops[0]?.name).toBe('跳到正文')
    expect(outOfOrder(stops.slice(1))).toEqual([])
    expect(stops.length).toBeGreaterThan(10)
  }, 60_000)

  test('a drawer takes the focus, keeps it, closes on Escape and gives it back', async () => {
    await signInAtDesk(page, trial.server, 'officer')
    await page.goto('/desk/bookings')
    await deskSettled(page)
    const opener = named(/代人预约/)
    await opener.focus()
    await page.keyboard.press('Enter')
    const drawer = page.getByRole('dialog')
    await drawer.waitFor()
    await page.waitForFunction(() => document.activeElement?.closest('.ant-drawer'))
    for (let presses = 0; presses < 25; presses++) {
      await page.keyboard.press(presses < 20 ? 'Tab' : 'Shift+Tab')
      // After the last stop comes the browser's own bar, then the first one again: never what lies behind.
      const behind = await page.evaluate(() => {
        const { activeElement, body } = document
        return activeElement !== body && !activeElement?.closest('.ant-drawer') ? activeElement?.outerHTML : ''
      })
      expect(behind).toBe('')
    }
    await page.keyboard.press('Escape')
    await drawer.waitFor({ state: 'hidden' })
    expect(await opener.evaluate((element) => element === document.activeElement)).toBe(true)
  }, 60_000)

  /** Whether the focus rests on the heading of a page, whose name the window bears, too. */
  const atHeading = (name: string) =>
    page.waitForFunction((text) => {
      const { activeElement, title } = document
      return activeElement?.matches('h1') && activeElement.textContent === text && title.startsWith(text)
    }, name)

  test('going to another page puts the focus to its heading: by the menu, by keys and from a menu in a drawer', async () => {
    await signInAtDesk(page, trial.server, 'officer')
    await page.getByRole('menuitem', { name: '回访' }).getByRole('link').click()
    await atHeading('回访')
    await page.keyboard.press('g')
    await page.keyboard.press('r')
    await atHeading('值班安排')
    await page.setViewportSize(NARROW)
    await named(/打开菜单/).click()
    await page.getByRole('dialog').getByRole('link', { name: '预约名单' }).click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await atHeading('预约名单')
    await named(/打开菜单/).click()
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === '打开菜单')
    // A field that is there to be typed into keeps the focus.
    await page.keyboard.press('/')
    await page.waitForFunction(() => document.activeElement?.matches('input'))
  }, 60_000)

  test('nothing moves where somebody asked for less motion', async () => {
    await signInAtDesk(page, trial.server, 'officer')
    await page.goto('/desk/bookings')
    await deskSettled(page)
    await named(/代人预约/).click()
    await page.getByRole('dialog').waitFor()
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0)
  }, 60_000)
})
