import { localDate, toInstant } from '@domain/time'
import type { Page } from 'playwright-core'
import { accessibilityFaults, sidewaysOverflow } from '../support/chromium'
import { describeTrial } from '../support/describe-served'
import { signInAtDesk } from '../support/desk-session'
import { button, shown } from '../support/visible'

describeTrial('a class with phones', (trial) => {
  /** An officer at the desk with a school session in the list. */
  async function officerWithEvent() {
    const desk = await trial.open({ width: 1440, height: 900 })
    await signInAtDesk(desk.page, trial.server, 'officer')
    // The form itself is tried in tests/desk; here its request goes out from the officer's own session.
    await desk.page.evaluate(
      async (date) => {
        const reply = await fetch('/api/desk/events', {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
          body: JSON.stringify({
            kind: 'school-session',
            title: '课堂小测试讲',
            date,
            place: '镇中心小学（示例）',
            topics: ['minors'],
            lessonIds: ['lend-bank-card', 'seven-day-return-online', 'doxxing-and-photos-online'],
          }),
        })
        if (!reply.ok) throw new Error(await reply.text())
      },
      localDate(toInstant(new Date())),
    )
    return desk
  }

  /** Answers every question of the phase on the screen with its first choice and hands it in. */
  async function answerAll(page: Page, handIn: string) {
    for (let question = 1; question <= 5; question++) {
      await shown(page, new RegExp(`第 ${question} 题`)).waitFor()
      await page.getByRole('radio').filter({ visible: true }).first().click()
      if (await button(page, handIn).isVisible()) break
      await button(page, '下一题').click()
    }
    await button(page, handIn).click()
    await shown(page, /^交好了：\d 题对了 \d 题$/).waitFor()
  }

  async function fits(page: Page) {
    expect(await sidewaysOverflow(page)).toBe(0)
    expect(await accessibilityFaults(page)).toEqual([])
  }

  test('the teacher opens it, a student answers before and after, the wall counts', async () => {
    const { page: desk } = await officerWithEvent()
    await desk.goto('/desk/events')
    const row = desk.getByRole('listitem').filter({ hasText: '课堂小测试讲' })
    await row.getByRole('link', { name: '课堂大屏' }).click()
    await desk.getByRole('button', { name: '开课堂码' }).click()
    const code = (await desk.locator('.class-code').textContent()) ?? ''
    expect(code).toMatch(/^[2-9A-Z]{6}$/)

    const { page } = await trial.open()
    await page.goto(`/#/pages/school/class/index?code=${code}`)
    await page.getByRole('radio', { name: '初中' }).filter({ visible: true }).click()
    await fits(page)
    await button(page, '进课堂').click()
    await answerAll(page, '交课前小测')
    await fits(page)
    await desk.getByText('交了课前小测').locator('..').getByText('1 人').waitFor()
    await desk.getByText(/满 5 个人交了/).waitFor()

    await button(page, '去读这节课的内容').click()
    await page.reload()
    await button(page, '讲完了，答课后小测').click()
    await answerAll(page, '交课后小测')
    await button(page, '答完了').click()
    await shown(page, '这节课上完了，谢谢您').waitFor()
    await fits(page)
    await desk.getByText('交了课后小测').locator('..').getByText('1 人').waitFor()
    await fits(desk)
  }, 120_000)

  test('a question without a name is answered at the desk and read on a phone', async () => {
    const { page: desk } = await officerWithEvent()
    const { page } = await trial.open()
    await page.goto('/#/pages/school/ask/index')
    await page.getByLabel('想问什么').filter({ visible: true }).fill('同学把我的照片发到群里，打 13900000001 也不删')
    await page
      .getByRole('radio', { name: /可以公开/ })
      .filter({ visible: true })
      .click()
    await fits(page)
    await button(page, '交上去').click()
    await shown(page, '收到了，谢谢您').waitFor()

    await desk.goto('/desk/questions')
    const row = desk.getByRole('listitem').filter({ hasText: '同学把我的照片' })
    await row.waitFor()
    expect(await row.textContent()).not.toContain('13900000001')
    await row.getByRole('textbox').fill('先留好证据，告诉家长和老师，再要求删除。')
    await row.getByRole('button', { name: /^答\s*复$/ }).click()
    await desk.getByText('答复好了').waitFor()

    await button(page, '看看大家问过的').click()
    await shown(page, '先留好证据，告诉家长和老师，再要求删除。').waitFor()
    await fits(page)
  }, 240_000)
})
