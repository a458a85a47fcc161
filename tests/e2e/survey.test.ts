import { join } from 'node:path'
import type { BrowserContext, Locator, Page } from 'playwright-core'
import { numbers, randomAnswers } from '../../bench/random-answers'
import { loadSurveyFiles } from '../../server/survey/content'
import { insertAnswers, pendingResponses, type StoredResponse } from '../../server/survey/store'
import { publishFiles } from '../../server/survey/versions'
import { accessibilityFaults, sheetsOf, sidewaysOverflow } from '../support/chromium'
import { describeServed } from '../support/describe-served'
import { deskSettled } from '../support/desk-session'
import { aRequest, MONDAY_MORNING, newKey, thursdays, withRules } from '../support/duty'
import { look } from '../support/look'
import { startTestServer, TEST_PASSWORD, type TestServer } from '../support/server'
import { definition, publish, submission } from '../support/surveyServer'
import { button, shown } from '../support/visible'

const PHONE = { width: 360, height: 720 }
const DESK = { width: 1440, height: 900 }

const choose = (page: Page, name: string | RegExp) =>
  page.getByRole('radio', { name }).or(page.getByRole('checkbox', { name })).filter({ visible: true }).first().click()
const checked = (page: Page, name: string) =>
  page.getByRole('radio', { name }).filter({ visible: true }).first().getAttribute('aria-checked')
const turn = (page: Page, to: '上一页' | '下一页' | '提交') => button(page, to).click()
const atScreen = (page: Page, number: number) => shown(page, new RegExp(`^第 ${number} 页`)).waitFor()

/** A server that has published the town's own surveys. */
async function startSurveyServer(): Promise<TestServer> {
  const server = await startTestServer('sqlite', { now: MONDAY_MORNING })
  const villages = server.parts.town.villages.map(({ id }) => id)
  await publishFiles(server.parts, loadSurveyFiles(join(server.parts.config.contentDir, 'surveys'), villages))
  return server
}

describeServed('surveys, from the phone to the results', startSurveyServer, (served) => {
  /** What the server keeps of a survey that has not been mixed yet. */
  const stored = (id: string): Promise<StoredResponse[]> =>
    pendingResponses(served.server.parts.database.query, served.server.parts.vault, id)

  async function phone(token?: string): Promise<{ page: Page; context: BrowserContext }> {
    const opened = await served.open(PHONE)
    // As the mini-program keeps it on the phone.
    if (token)
      await opened.context.addInitScript((kept) => localStorage.setItem('token', JSON.stringify({ data: kept })), token)
    return opened
  }

  const openSurvey = (page: Page, id: string, more = '') => page.goto(`/#/pages/survey/fill/index?id=${id}${more}`)
  const keptOnPhone = (page: Page) => page.evaluate(() => localStorage.getItem('survey-drafts') ?? '')

  async function fits(page: Page) {
    expect(await sidewaysOverflow(page)).toBe(0)
    expect(await accessibilityFaults(page)).toEqual([])
  }

  async function staffAt(address: string, role: 'officer' | 'village', villageId?: string): Promise<Page> {
    const account = `${role}-${newKey()}`
    await served.server.staff(role, { account, ...(villageId ? { villageId } : {}) })
    const { page } = await served.open(DESK)
    await page.goto('/desk/')
    await page.getByLabel('账号').fill(account)
    await page.getByLabel('密码').fill(TEST_PASSWORD)
    await page.getByRole('button', { name: /登\s*录/ }).click()
    await page.getByRole('button', { name: '退出' }).waitFor()
    await page.goto(address)
    await deskSettled(page)
    return page
  }

  /** Reaches the page of what one most needs to know, as somebody who works away. */
  async function fillToNeeds(page: Page) {
    await button(page, '开始填写').click()
    await atScreen(page, 1)
    await choose(page, new RegExp(`^${served.server.parts.town.villages[0]?.name.slice(0, 3)}`))
    await choose(page, '在外打工，或刚打工回来')
    await turn(page, '下一页')
    await choose(page, '干了活，工钱不给或者拖着')
    await turn(page, '下一页')
    await choose(page, '忍了，算了')
    await choose(page, '怕花钱')
    await turn(page, '下一页')
    await choose(page, '工钱被拖欠怎么要')
  }

  test('an earlier answer is changed, the phone dies and loses the network: one answer is kept', async () => {
    const { page: first, context } = await phone()
    await openSurvey(first, 'legal-needs')
    await fillToNeeds(first)
    await fits(first)
    await look(first, 'survey-needs-360')

    for (const _ of [3, 2, 1]) await turn(first, '上一页')
    expect(await checked(first, '在外打工，或刚打工回来')).toBe('true')
    await choose(first, '60 岁以上，在家养老')
    for (const _ of [2, 3, 4]) await turn(first, '下一页')
    await shown(first, /^上了年纪，您最想弄明白哪几样/).waitFor()
    expect(await shown(first, /^出去打工，您最想弄明白哪几样/).count()).toBe(0)
    await choose(first, '遗嘱怎么立才算数')
    await turn(first, '下一页')
    await atScreen(first, 5)

    await first.close()
    const page = await context.newPage()
    await openSurvey(page, 'legal-needs')
    await atScreen(page, 5)
    await context.setOffline(true)
    await choose(page, '3 分')
    await choose(page, '防诈骗')
    await turn(page, '下一页')
    await choose(page, '知道，没去过')
    await turn(page, '提交')
    await shown(page, /网络好了会自动提交/).waitFor()
    await look(page, 'survey-waiting-360')
    expect(await stored('legal-needs')).toEqual([])

    await context.setOffline(false)
    await shown(page, '交好了，谢谢您').waitFor({ timeout: 60_000 })
    await look(page, 'survey-thanks-360')
    const [response, ...others] = await stored('legal-needs')
    expect(others).toEqual([])
    expect(response).toMatchObject({
      audience: 'elder',
      channel: 'online',
      answers: {
        who: { choice: 'elder' },
        'endured-why': { choices: ['money'] },
        'elder-needs': { choices: ['will'] },
        want: { choices: ['fraud'] },
      },
    })
    // What was hidden by the change goes nowhere.
    expect(response?.answers).not.toHaveProperty('returnee-needs')
    expect(await keptOnPhone(page)).not.toContain('will')

    const again = await context.newPage()
    await openSurvey(again, 'legal-needs')
    await shown(again, '您已经答过了，谢谢您').waitFor()
    expect(await button(again, '开始填写').count()).toBe(0)
  }, 240_000)

  test('somebody who answered on another phone is told before starting, not after', async () => {
    await publish(served.server, definition(served.server, { id: 'told-first' }))
    const me = await served.server.guest()
    const { page } = await phone(me.token)
    await openSurvey(page, 'told-first')
    await button(page, '开始填写').waitFor()
    await served.server.get('submitResponse', { params: { id: 'told-first' }, body: submission(served.server) }, me)
    await button(page, '开始填写').click()
    await shown(page, '您已经答过了，谢谢您').waitFor()
    expect(await keptOnPhone(page)).not.toContain('told-first')
  }, 120_000)

  test('closed while filling in: it is said, and the answers can be copied', async () => {
    const survey = definition(served.server, { id: 'closes-early', title: '快结束的问卷' })
    await publish(served.server, survey)
    const { page, context } = await phone()
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await openSurvey(page, 'closes-early')
    await button(page, '开始填写').click()
    await choose(page, new RegExp(`^${served.server.parts.town.villages[1]?.name.slice(0, 3)}`))
    await choose(page, '在外打工')
    await choose(page, '工钱')
    await publish(served.server, { ...survey, closes: '2026-11-29' })
    await turn(page, '提交')
    await shown(page, /在您填写的时候结束了/).waitFor()
    await fits(page)
    await look(page, 'survey-closed-360')
    await button(page, '复制我的答案').click()
    await shown(page, '已复制').waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/有人欠您钱吗？\n工钱/)
    expect(await stored('closes-early')).toEqual([])
    // Still there after the program was closed, although no list names the survey any more.
    await page.goto('/#/pages/me/index')
    await shown(page, '快结束的问卷').click()
    await shown(page, /在您填写的时候结束了/).waitFor()
  }, 120_000)

  test('on a shared phone what was begun is taken off it on request', async () => {
    const { page } = await phone()
    await openSurvey(page, 'legal-needs')
    await button(page, '开始填写').click()
    await choose(page, '在外打工，或刚打工回来')
    expect(await keptOnPhone(page)).toContain('returnee')
    await button(page, /^不填了/).click()
    await button(page, /^清掉$/).click()
    await button(page, '开始填写').waitFor()
    expect(await keptOnPhone(page)).not.toContain('legal-needs')
    await page.reload()
    await button(page, '开始填写').click()
    await atScreen(page, 1)
    expect(await checked(page, '在外打工，或刚打工回来')).toBe('false')
  }, 120_000)

  test('a finished consultation is rated from its ticket, once and without saying whose it was', async () => {
    const [day] = await withRules(served.server, thursdays(4))
    const me = await served.server.guest()
    const body = aRequest(day?.slots[0]?.id ?? '')
    const { id } = await served.server.get('createBooking', { body, idempotencyKey: newKey() }, me)
    const { page } = await phone(me.token)
    await page.goto(`/#/pages/appointment/ticket/index?id=${id}`)
    await shown(page, '张三').waitFor()
    expect(await button(page, /这次咨询怎么样/).count()).toBe(0)
    await served.server.parts.database.query
      .updateTable('booking')
      .set({ status: 'done' })
      .where('id', '=', id)
      .execute()
    await page.reload()
    await button(page, /这次咨询怎么样/).click()
    await button(page, '开始填写').click()
    await choose(page, '5 分')
    await choose(page, '清楚，知道下一步找谁、做什么')
    await fits(page)
    await look(page, 'survey-feedback-360')
    await turn(page, '提交')
    await shown(page, '交好了，谢谢您').waitFor()
    const responses = await stored('consultation-feedback')
    expect(responses).toHaveLength(1)
    expect(responses[0]?.answers).toEqual({ clear: { number: 5 }, 'next-step': { choice: 'clear' } })
    expect(JSON.stringify(responses)).not.toContain(id)
    await page.goto(`/#/pages/appointment/ticket/index?id=${id}`)
    await button(page, /这次咨询怎么样/).click()
    await shown(page, '您已经答过了，谢谢您').waitFor()
  }, 240_000)

  test('a class fills in with its code on shared phones, and no phone signs in for it', async () => {
    const officer = await served.server.staff('officer')
    const event = await served.server.get(
      'deskAddEvent',
      {
        body: {
          kind: 'school-session',
          title: '法治进校园',
          date: '2026-11-30',
          place: '镇中心小学（示例）',
          topics: ['minors'],
          lessonIds: ['lend-bank-card'],
        },
      },
      officer,
    )
    const { code = '' } = await served.server.get(
      'deskOpenClass',
      { params: { id: event.id }, body: { hours: 2 } },
      officer,
    )
    const { page } = await phone()
    const signIns: string[] = []
    page.on('request', (request) => {
      if (/\/api\/(login|me)/.test(request.url())) signIns.push(request.url())
    })
    for (const stage of ['初中', '高中或职高']) {
      await openSurvey(page, 'student-law', `&code=${code}`)
      await page.reload()
      await button(page, '开始填写').click()
      await choose(page, stage)
      await choose(page, '是欺凌，要告诉老师或家长')
      await choose(page, '都没有')
      await turn(page, '下一页')
      await choose(page, '老师')
      await choose(page, '挂掉电话，告诉家长')
      await choose(page, '3 分')
      await choose(page, '防骗')
      await fits(page)
      await look(page, 'survey-class-360')
      await turn(page, '提交')
      await shown(page, '交好了，谢谢您').waitFor()
    }
    const responses = await stored('student-law')
    expect(responses.map(({ answers }) => answers.stage)).toEqual(
      expect.arrayContaining([{ choice: 'junior' }, { choice: 'senior' }]),
    )
    expect(responses.map(({ channel, villageId }) => [channel, villageId])).toEqual([
      ['school', null],
      ['school', null],
    ])
    expect(signIns).toEqual([])
    expect(await keptOnPhone(page)).not.toContain('junior')
  }, 240_000)

  test('a grid officer enters paper answers of the own village with the keyboard alone', async () => {
    await publish(served.server, definition(served.server, { id: 'on-paper' }))
    const village = served.server.parts.town.villages[2]?.id ?? ''
    const page = await staffAt('/desk/surveys/on-paper/paper', 'village', village)
    for (const sheet of [1, 2, 3]) {
      // The village is filled in, so the cursor stands at the next question.
      await page.locator('input[type=radio]:focus').waitFor({ state: 'attached' })
      await page.keyboard.press('1')
      await page.locator('input[type=checkbox]:focus').waitFor({ state: 'attached' })
      await page.keyboard.press('2')
      await page.keyboard.press('Enter')
      await page.getByText(`这次已经录了 ${sheet} 张。`).waitFor()
      expect(await page.getByRole('radio', { name: '在外打工' }).isChecked()).toBe(false)
    }
    await look(page, 'survey-paper-1440')
    expect(await accessibilityFaults(page)).toEqual([])
    const responses = await stored('on-paper')
    expect(responses).toHaveLength(3)
    for (const response of responses)
      expect(response).toMatchObject({
        channel: 'paper',
        villageId: village,
        audience: 'returnee',
        answers: { who: { choice: 'away' }, owed: { choices: ['loan'] } },
      })
  }, 240_000)

  test('the results appear at the desk, compared with the round before', async () => {
    const answer = async (id: string, at: number) =>
      served.server.get(
        'submitResponse',
        { params: { id }, body: submission(served.server, at < 8 ? { who: { choice: 'home' } } : {}) },
        await served.server.guest(),
      )
    await publish(served.server, definition(served.server, { id: 'first-round', title: '上一轮问卷' }))
    for (let at = 0; at < 20; at++) await answer('first-round', at)
    await publish(
      served.server,
      definition(served.server, { id: 'next-round', title: '这一轮问卷', roundOf: 'first-round' }),
    )
    for (let at = 0; at < 21; at++) await answer('next-round', at)
    const page = await staffAt('/desk/surveys/next-round/results', 'officer')
    await page.getByText('收到 21 份，下面统计了 20 份').waitFor()
    const barOf = (name: string): Locator => page.getByRole('row').filter({ hasText: name }).first()
    expect(await barOf('在外打工').textContent()).toContain('12 人 · 60%')
    await page.getByRole('heading', { name: '和另一轮比' }).waitFor()
    await page.getByText('上一轮问卷（first-round）').waitFor()
    await page.getByRole('cell', { name: '没看出变化' }).first().waitFor()
    await fits(page)
    await look(page, 'survey-results-1440')
  }, 240_000)

  test('the summary for the meeting prints on one sheet of A4, the needs on two at most', async () => {
    const { parts } = served.server
    const villages = parts.town.villages.map(({ id }) => id)
    const { version, definition: survey } = await served.server.get('survey', { params: { id: 'legal-needs' } })
    const next = numbers(11)
    const responses = Array.from({ length: 400 }, (_, at) => ({
      version,
      audience: survey.audiences[at % survey.audiences.length] ?? 'general',
      villageId: villages[at % villages.length] ?? null,
      channel: 'online' as const,
      sessionId: null,
      answers: randomAnswers(survey, villages, next),
    }))
    await parts.database.transaction((tx) => insertAnswers(tx, 'legal-needs', '2026-11-30', responses))
    const page = await staffAt('/desk/surveys/legal-needs/results', 'officer')
    await page.getByText(/下面统计了 400 份/).waitFor()
    expect(await sheetsOf(page)).toBe(1)
    served.server.advance(20)
    await page.goto('/desk/needs')
    await page.getByRole('heading', { name: '各村的需求' }).waitFor()
    expect(await sheetsOf(page)).toBeLessThanOrEqual(2)
    await look(page, 'survey-needs-1440')
    await page.setViewportSize(PHONE)
    await page.reload()
    await page.getByRole('heading', { name: '各村的需求' }).waitFor()
    await fits(page)
    await look(page, 'survey-needs-desk-360')
  }, 240_000)
})
