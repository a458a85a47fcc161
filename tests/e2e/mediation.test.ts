import type { Page } from 'playwright-core'
import { accessibilityFaults, sidewaysOverflow } from '../support/chromium'
import { describeTrial } from '../support/describe-served'
import { button, shown } from '../support/visible'

describeTrial('a quarrel from the phone to the agreement', (trial) => {
  const radio = (page: Page, group: string, name: string | RegExp) =>
    page.getByRole('radiogroup', { name: group }).getByRole('radio', { name }).filter({ visible: true }).first().click()

  test('the resident asks, the clerk mediates, the resident reads what was agreed', async () => {
    const { page } = await trial.open({ width: 360, height: 720 })
    await page.goto('/')
    await page.getByRole('button', { name: '先不选' }).click()
    await page.goto('/#/pages/mediation/ask/index')
    await radio(page, '哪方面的事', '邻里纠纷')
    await radio(page, '想找谁调', /直接请镇上调/)
    expect(await sidewaysOverflow(page)).toBe(0)
    expect(await accessibilityFaults(page)).toEqual([])
    await button(page, '下一步').click()
    await page.getByLabel('发生了什么').filter({ visible: true }).fill('邻居把墙砌到我家院里了')
    await button(page, '把界线说清楚').click()
    expect(await accessibilityFaults(page)).toEqual([])
    await button(page, '下一步').click()
    await page.getByLabel('您的姓名').filter({ visible: true }).fill('张三')
    await page.getByLabel('手机号').filter({ visible: true }).fill('13900000001')
    expect(await sidewaysOverflow(page)).toBe(0)
    expect(await accessibilityFaults(page)).toEqual([])
    await button(page, '交上去').click()
    await shown(page, /会安排好由谁来办/).waitFor()

    const desk = await trial.open({ width: 1440, height: 900 })
    const { account, password } = trial.server.account('司法所')
    await desk.page.goto('/desk/')
    await desk.page.getByLabel('账号').fill(account)
    await desk.page.getByLabel('密码').fill(password)
    await desk.page.getByRole('button', { name: /登\s*录/ }).click()
    await desk.page.getByRole('link', { name: '调解申请待安排人' }).click()
    await desk.page
      .getByRole('button', { name: /^办理 / })
      .first()
      .click()
    const matter = desk.page.getByRole('dialog')
    await matter.getByText('邻居把墙砌到我家院里了').waitFor()
    await matter.getByRole('combobox', { name: '交给谁办' }).click()
    await desk.page.getByText('司法所（示例）', { exact: false }).last().click()
    await matter.getByRole('button', { name: '交给他办' }).click()
    await matter.getByRole('button', { name: '开始调解' }).click()
    await matter.getByLabel(/怎么说定的/).fill('十日内把墙拆回原处，以后各走各的路。')
    expect(await accessibilityFaults(desk.page)).toEqual([])
    await matter.getByRole('button', { name: '调成了' }).click()
    await matter.getByText(/司法确认。《人民调解法》第三十三条/).waitFor()

    await page.reload()
    await shown(page, '十日内把墙拆回原处').waitFor()
    await shown(page, /三十日内共同向人民法院申请司法确认/).waitFor()
    expect(await sidewaysOverflow(page)).toBe(0)
    expect(await accessibilityFaults(page)).toEqual([])
  }, 180_000)
})
