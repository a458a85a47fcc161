import type { Page } from 'playwright-core'
import { describeTrial } from '../support/describe-served'
import { signInAtDesk, WIDE } from '../support/desk-session'
import { look } from '../support/look'
import { button, shown } from '../support/visible'

/** Longer than a lesson must stand open to count. */
const READ_MS = 11_000

const choice = (page: Page, name: string | RegExp) =>
  page.getByRole('radio', { name }).filter({ visible: true }).first()
const field = (page: Page, label: string | RegExp) => page.getByLabel(label).filter({ visible: true }).first()

describeTrial('a resident in a browser', (trial) => {
  async function newcomer() {
    const phone = await trial.open()
    await phone.page.goto('/')
    await shown(phone.page, '您是哪类人群').waitFor()
    return phone
  }

  async function settled() {
    const phone = await newcomer()
    await button(phone.page, '先不选').click()
    await shown(phone.page, '有事打电话').waitFor()
    return phone
  }

  async function openForm(page: Page) {
    await page.goto('/#/pages/booking/index')
    await button(page, /还有 \d+ 个/).click()
    await button(page, '确定预约').waitFor()
  }

  async function fill(page: Page, name: string, phone: string) {
    await field(page, '姓名').fill(name)
    await field(page, '手机号').fill(phone)
    await choice(page, '劳动维权').click()
  }

  test('looks for the own village’s rules without having said which village, says it there, and finds them', async () => {
    const { page } = await settled()
    await page.goto('/#/pages/reading/search/index')
    await field(page, '想问什么').fill('村规民约')
    await page.keyboard.press('Enter')
    await look(page, 'village-needed')
    await button(page, /选您的村/).click()
    await page.getByRole('radiogroup', { name: '您在哪个村' }).getByRole('radio').first().click()
    await page.goBack()
    await button(page, /村规民约$/).waitFor()
    expect(await button(page, /选您的村/).count()).toBe(0)
  }, 60_000)

  test('chooses a group, reads a lesson, searches, books and finds the booking again', async () => {
    const { page } = await newcomer()
    await choice(page, /返乡务工人员/).click()
    await shown(page, '给返乡务工人员的内容').waitFor()

    await button(page, /用自己的话搜/).click()
    await field(page, '想问什么').fill('工头欠我一年工钱不给咋办')
    await button(page, '搜索').click()
    await shown(page, '跟着工头干活，工钱不给怎么办？').click()
    await shown(page, '现在怎么办').waitFor()

    await openForm(page)
    await fill(page, '张三', '13900000001')
    await button(page, '确定预约').click()
    await shown(page, /约好了/).waitFor()
    const number = await shown(page, /^编号 /).textContent()

    await page.goto('/#/pages/appointment/mine/index')
    await shown(page, /张三/).waitFor()
    expect(number).toMatch(/编号 \S+/)
  }, 60_000)

  test('what was typed survives a mistake and a lost network', async () => {
    const { page, context } = await settled()
    await openForm(page)
    await field(page, '姓名').fill('李四')
    await field(page, '手机号').fill('123')
    await button(page, '确定预约').click()
    await page.getByRole('alert').filter({ visible: true }).first().waitFor()
    expect(await field(page, '姓名').inputValue()).toBe('李四')

    await fill(page, '李四', '13900000002')
    await context.setOffline(true)
    await button(page, '确定预约').click()
    // Given up: a network that comes back sooner is used without another tap.
    await button(page, /^(再试一次|重试)$/).waitFor()
    await shown(page, /网络|连不上/).waitFor()
    expect(await field(page, '姓名').inputValue()).toBe('李四')
    await context.setOffline(false)
    await button(page, /^(确定预约|再试一次|重试)$/).click()
    await shown(page, /约好了/).waitFor()
  }, 60_000)

  test('a double tap makes one booking', async () => {
    const { page } = await settled()
    await openForm(page)
    await fill(page, '王五', '13900000003')
    const made = new Set<string>()
    page.on('response', async (response) => {
      if (response.request().method() !== 'POST' || !response.url().endsWith('/api/bookings')) return
      made.add(((await response.json()) as { id: string }).id)
    })
    await button(page, '确定预约').dblclick()
    await shown(page, /约好了/).waitFor()
    await page.goto('/#/pages/appointment/mine/index')
    await shown(page, /王五/).waitFor()
    expect(made.size).toBe(1)
  }, 60_000)

  test('a page one comes back to at once is there, and stays', async () => {
    const { page } = await settled()
    const free = button(page, /还有 \d+ 个/)
    // Once slowly, so that the programs of both pages are there.
    await page.goto('/#/pages/booking/index')
    await free.click()
    await button(page, '确定预约').waitFor()
    await page.goto('/#/pages/booking/index')
    await free.waitFor()
    for (const back of [() => page.evaluate("location.hash = '#/pages/booking/index'"), () => page.goBack()]) {
      // While the page before still makes way.
      await free.click()
      await back()
      await button(page, '确定预约').waitFor({ state: 'hidden' })
      await page.waitForTimeout(1000)
      expect(await free.isVisible()).toBe(true)
    }
  }, 60_000)

  test('a lesson that was read opens again without a network', async () => {
    const { page, context } = await settled()
    await page.goto('/#/pages/reading/lesson/index?id=wages-unpaid-by-contractor')
    await shown(page, '现在怎么办').waitFor()
    await context.setOffline(true)
    await page.goto('/#/pages/learn/index')
    await page.goto('/#/pages/reading/lesson/index?id=wages-unpaid-by-contractor')
    await shown(page, '现在怎么办').waitFor()
    await shown(page, /没有网|没网|离线|连不上/).waitFor()
  }, 60_000)

  test('a lesson that stays open counts once at the desk, for the group chosen; one covered by another page does not', async () => {
    const { page } = await newcomer()
    await choice(page, /返乡务工人员/).click()
    await shown(page, '给返乡务工人员的内容').waitFor()
    const counted: string[] = []
    page.on('request', (request) => {
      if (request.url().endsWith('/readings')) counted.push(new URL(request.url()).pathname)
    })
    const open = async (id: string) => {
      await page.goto(`/#/pages/reading/lesson/index?id=${id}`)
      await shown(page, '现在怎么办').waitFor()
    }
    await open('lend-bank-card')
    await page.goto('/#/pages/reading/statutes/index')
    await page.waitForTimeout(READ_MS)
    await Promise.all([
      page.waitForResponse((reply) => reply.url().endsWith('/readings') && reply.status() === 201),
      open('wages-unpaid-by-contractor'),
    ])
    await page.goBack()
    await open('wages-unpaid-by-contractor')
    await page.waitForTimeout(READ_MS)
    expect(counted).toEqual(['/api/lessons/wages-unpaid-by-contractor/readings'])

    const desk = (await trial.open(WIDE)).page
    await signInAtDesk(desk, trial.server, 'officer')
    await desk.goto('/desk/readings')
    const first = desk.getByRole('row').nth(1)
    await first.getByRole('link', { name: '跟着工头干活，工钱不给怎么办？' }).waitFor()
    expect(await first.getByRole('cell').allTextContents()).toEqual(['0', '0', '0', '1', '0', '0', '1'])
  }, 90_000)

  test('a survey is answered screen by screen and sent once', async () => {
    const { page } = await settled()
    await page.goto('/#/pages/survey/fill/index?id=legal-needs')
    await button(page, '开始填写').click()
    for (let screen = 0; screen < 40; screen++) {
      await shown(page, /^第 \d+ 页，共 \d+ 页/).waitFor()
      const before = await shown(page, /^第 \d+ 页，共 \d+ 页/).textContent()
      for (const group of await page.getByRole('radiogroup').filter({ visible: true }).all())
        await group.getByRole('radio').first().click()
      // Three of each: enough for "put the three most important in order", and no more than "at most three".
      for (const group of await page.getByRole('group').filter({ visible: true }).all())
        for (const box of (await group.getByRole('checkbox').all()).slice(0, 3)) await box.click()
      for (const number of await page.locator('input[inputmode=decimal]').filter({ visible: true }).all())
        await number.fill('3')
      const send = button(page, '提交')
      if (await send.isVisible()) {
        await send.click()
        break
      }
      await button(page, '下一页').click()
      await page.waitForFunction(
        (text) => ![...document.querySelectorAll('#survey-top')].some((top) => top.textContent?.startsWith(text ?? '')),
        before,
      )
    }
    await shown(page, '交好了，谢谢您').waitFor()
  }, 240_000)
})
