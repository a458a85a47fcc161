import { Secret, TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { accessibilityFaults, sidewaysOverflow } from '../support/chromium'
import { describeTrial } from '../support/describe-served'
import { deskSettled, signInAtDesk } from '../support/desk-session'

const WIDE = { width: 1440, height: 900 }
const NARROW = { width: 360, height: 740 }
const PASSWORD = 'seven geese walk home'

describeTrial('accounts of the desk', (trial) => {
  /** Looks at what is open on a screen and a phone. */
  async function expectFits(page: Page): Promise<void> {
    for (const size of [WIDE, NARROW]) {
      await page.setViewportSize(size)
      // Layout follows the window a moment later.
      for (let tries = 0; tries < 20 && (await sidewaysOverflow(page)) > 0; tries++) await page.waitForTimeout(50)
      expect(await sidewaysOverflow(page)).toBe(0)
      expect(await accessibilityFaults(page)).toEqual([])
    }
    await page.setViewportSize(WIDE)
  }
  const typeIn = async (page: Page, label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text)
  const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click()

  test('an administrator invites somebody, who sets a password by the link and gets in', async () => {
    const { page: admin } = await trial.open(WIDE)
    await signInAtDesk(admin, trial.server, 'admin')
    await admin.goto('/desk/staff')
    await deskSettled(admin)
    await press(admin, '请人加入')
    await typeIn(admin, '账号', 'zhangsan')
    await typeIn(admin, '姓名', '张三')
    await admin.getByRole('combobox', { name: '角色' }).click()
    await admin.locator('.ant-select-item-option', { hasText: '司法所' }).click()
    await press(admin, '生成链接')
    await admin.getByText('一次性链接（只显示').waitFor()
    await expectFits(admin)
    const link = ((await admin.locator('.feed-address').textContent()) ?? '').trim()

    const { page, context } = await trial.open(WIDE)
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.goto(link)
    await page.getByText('您的账号是').waitFor()
    await expectFits(page)
    await typeIn(page, '密码', PASSWORD)
    await press(page, '设好密码')
    await page.getByRole('heading', { name: '密码设好了' }).waitFor()
    await typeIn(page, '密码', PASSWORD)
    await press(page, /登\s*录/)
    await page.getByRole('button', { name: '退出' }).waitFor()
    // The token never went into an address that a server or proxy writes down.
    expect(asked.filter((url) => url.includes(link.split('#')[1] ?? link) && !url.includes('#'))).toEqual([])
    await context.clearCookies()
    await page.goto('about:blank')
    await page.goto(link)
    await page.getByText('这个链接不能用了').waitFor()
  }, 120_000)

  test('one-time codes are set up, asked for at the next sign-in, and prove who downloads', async () => {
    const { page } = await trial.open(WIDE)
    const { password } = trial.server.account('司法所')
    await signInAtDesk(page, trial.server, 'officer')
    await page.goto('/desk/account')
    await deskSettled(page)
    await press(page, '开动态码')
    await press(page, '装好了，下一步')
    const key = ((await page.locator('.factor-key').textContent()) ?? '').replace(/\s/g, '')
    await expectFits(page)
    await typeIn(page, '动态码', new TOTP({ secret: Secret.fromBase32(key) }).generate())
    await press(page, '确认')
    const codes = page.getByRole('list', { name: '备用码' }).getByRole('listitem')
    await codes.first().waitFor()
    await expectFits(page)
    const [recovery = ''] = await codes.allInnerTexts()
    await press(page, '抄好了')
    await press(page, '退出')

    await typeIn(page, '账号', 'officer')
    await typeIn(page, '密码', password)
    await press(page, /登\s*录/)
    await page.getByLabel('动态码', { exact: true }).waitFor()
    await expectFits(page)
    await typeIn(page, '动态码', recovery)
    await press(page, /登\s*录/)
    await page.getByRole('button', { name: '退出' }).waitFor()

    await page.goto('/desk/report')
    await deskSettled(page)
    const refusal = { error: { code: 'proof-needed', message: '为了稳妥，请先输一次密码，再办这一项。' } }
    // As if the sign-in were longer ago than a proof holds.
    await page.route('**/api/desk/report.docx*', (route) => route.fulfill({ status: 403, json: refusal }), { times: 1 })
    await press(page, /下载 Word/)
    await press(page, '改用密码')
    await page.getByRole('dialog').getByLabel('密码', { exact: true }).fill(password)
    const download = page.waitForEvent('download')
    await press(page, '确认')
    expect((await download).suggestedFilename()).toMatch(/\.docx$/)
  }, 120_000)
})
