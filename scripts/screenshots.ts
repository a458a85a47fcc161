/** `npm run screenshots`: the pictures of the README, taken of the real product with sample data. */
import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { openBrowser, openPhone } from '../tests/support/chromium'
import { startTrialServer } from '../tests/support/trial-server'
import { build } from './build'

const folder = join(__dirname, '../docs/images')
const MAX_BYTES = 300 * 1024

async function shoot(page: Page, name: string): Promise<void> {
  const path = join(folder, `${name}.png`)
  await page.screenshot({ path, animations: 'disabled' })
  if (statSync(path).size > MAX_BYTES) throw new Error(`${name}.png is larger than 300 KB`)
  console.log(`docs/images/${name}.png`)
}

const shown = (page: Page, text: string | RegExp) => page.getByText(text).filter({ visible: true }).first().waitFor()
const tap = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).filter({ visible: true }).first().click()

/** A resident's way from the first start to the ticket. Gives the date of the booking. */
async function resident(page: Page): Promise<string> {
  await page.goto('/')
  await page.getByRole('radio', { name: /返乡务工人员/ }).click()
  await shown(page, '给返乡务工人员的内容')
  await shoot(page, 'home')
  await page.goto('/#/pages/reading/lesson/index?id=wages-unpaid-by-contractor')
  await shown(page, '现在怎么办')
  await shoot(page, 'lesson')
  await page.goto('/#/pages/booking/index')
  await tap(page, /还有 \d+ 个/)
  await page.getByLabel('姓名').filter({ visible: true }).fill('张三')
  await page.getByLabel('手机号').filter({ visible: true }).fill('13900000001')
  await page.getByRole('radio', { name: '劳动维权' }).click()
  const booked = page.waitForResponse((reply) => reply.request().method() === 'POST' && /bookings$/.test(reply.url()))
  await tap(page, '确定预约')
  const { date } = (await (await booked).json()) as { date: string }
  await shown(page, /约好了/)
  await shoot(page, 'ticket')
  await page.goto('/#/pages/settings/text-size/index')
  await page.getByRole('radio', { name: /^大字/ }).click()
  await page.goto('about:blank')
  await page.goto('/#/pages/home/index')
  await shown(page, '听一段普法')
  await shoot(page, 'home-large')
  return date
}

async function clerk(page: Page, { account, password }: { account: string; password: string }, date: string) {
  await page.clock.setFixedTime(`${date}T01:00:00.000Z`)
  await page.goto('/desk/')
  await page.getByLabel('账号').fill(account)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: /登\s*录/ }).click()
  await shown(page, '张三')
  // Off whatever a tooltip would hang from.
  await page.mouse.move(0, 0)
  await page.waitForTimeout(500)
  await shoot(page, 'desk')
}

async function main(): Promise<void> {
  await build(['h5', 'desk', 'weapp'])
  const [server, browser] = await Promise.all([startTrialServer({ year: true }), openBrowser()])
  try {
    const phone = await openPhone(browser, server.origin)
    const date = await resident(phone.page)
    const screen = await openPhone(browser, server.origin, { width: 1200, height: 760 })
    await clerk(screen.page, server.account('司法所'), date)
  } finally {
    await browser.close()
    await server.stop()
  }
}

main().catch((error) => {
  console.error(error)
  process.exit(1)
})
