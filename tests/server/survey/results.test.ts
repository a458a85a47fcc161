import type { Answers, Channel } from '@domain/survey'
import { unzipSync } from 'fflate'
import { csvCell } from '../../../server/survey/spreadsheet'
import { insertAnswers } from '../../../server/survey/store'
import { describeEachEngine } from '../../support/engines'
import { startTestServer, type TestServer } from '../../support/server'
import { definition, publish, submission } from '../../support/surveyServer'

/** Puts mixed responses into the database as the mixer would. */
async function fill(
  server: TestServer,
  surveyId: string,
  responses: { answers: Answers; audience?: string; at: number; channel?: Channel }[],
) {
  const villages = server.parts.town.villages.map(({ id }) => id)
  await server.parts.database.transaction((tx) =>
    insertAnswers(
      tx,
      surveyId,
      '2026-11-30',
      responses.map(({ answers, audience = 'general', at, channel = 'online' }) => ({
        version: 1,
        audience,
        villageId: villages[at] ?? null,
        channel,
        sessionId: null,
        answers,
      })),
    ),
  )
}
const YES_NO = ['听说过', '没听说过'].map((text, at) => ({ id: `o${at}`, text }))
const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value)
const text = (content: unknown) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(content as Uint8Array)

test('no value of a .csv begins a formula, whatever blank or full-width sign it hides behind', () => {
  for (const formula of ['=1+1', '+86', '-3', '@SUM(A1)', ' =1', '＝1', '\t=1'])
    expect(csvCell(formula)).toBe(`'${formula}`)
  expect(csvCell('=1,"2"')).toBe(`"'=1,""2"""`)
  expect([csvCell('张三 - 李四'), csvCell(-3), csvCell(null)]).toEqual(['张三 - 李四', '-3', ''])
})

describeEachEngine('survey results', (engine) => {
  let server: TestServer
  let officer: { cookie: string }
  const params = { id: 'needs' }

  beforeAll(async () => {
    server = await startTestServer(engine)
    officer = await server.staff('officer')
    const plain = definition(server, { targets: { villagePercent: 5, audiences: { returnee: 100 } } })
    const heard = { id: 'heard', kind: 'single', text: '听说过值班律师吗？', options: YES_NO }
    const sections = plain.sections.map((part) => ({ ...part, questions: [...part.questions, heard] }))
    await publish(server, definition(server, { targets: plain.targets, sections }))
    await fill(server, 'needs', [
      ...times(20, { answers: { who: { choice: 'home' }, heard: { choice: 'o0' } }, at: 0 }),
      ...times(10, { answers: { who: { choice: 'home' }, heard: { choice: 'o1' } }, at: 0, channel: 'paper' as const }),
      ...times(12, { answers: { who: { choice: 'away' }, owed: { choices: ['wages'] } }, audience: 'returnee', at: 0 }),
      ...times(2, { answers: { who: { choice: 'away' }, owed: { choices: ['loan'] } }, audience: 'returnee', at: 1 }),
      ...times(20, { answers: { who: { choice: 'home' }, wishes: { text: '=1+1' } }, at: 1 }),
      { answers: { who: { choice: 'home' }, wishes: { text: '多来几次，"当面"讲\n谢谢' } }, at: 1 },
    ])
  })
  afterAll(() => server.stop())

  test('are shown with n, shares by respondents, and small cells hidden', async () => {
    const results = await server.get('deskSurveyResults', { params }, officer)
    expect(results).toMatchObject({ version: 1, received: 65, counted: 65, title: '测试问卷' })
    expect(results.batches.map(({ count }) => count).reduce((sum, count) => sum + count, 0)).toBe(65)
    expect(results.audiences.find(({ id }) => id === 'returnee')).toMatchObject({ count: 14, target: 100 })
    const owed = results.questions.find(({ id }) => id === 'owed')
    expect(owed).toMatchObject({ n: 14 })
    expect(owed?.tables[0]?.rows).toMatchObject([
      { id: 'wages', count: null },
      { id: 'loan', count: null },
    ])
    const who = results.questions.find(({ id }) => id === 'who')
    expect(who?.tables[0]?.rows.map(({ count }) => count)).toEqual([14, 51])
    expect(JSON.stringify(results)).not.toMatch(/"count":[1-4][,}]/)
  })

  test('leave out answers that are not mixed yet, which are counted all the same', async () => {
    await server.get('submitResponse', { params, body: submission(server) }, await server.guest())
    expect(await server.get('deskSurveyResults', { params }, officer)).toMatchObject({ received: 66, counted: 65 })
  })

  test('are for the office only', async () => {
    for (const name of ['deskSurveyResults', 'deskSurveyXlsx', 'deskSurveyCsv', 'deskNeeds'] as const) {
      expect(await server.refusal(name, { params })).toBe('not-signed-in')
      expect(await server.refusal(name, { params }, await server.staff('village', { villageId: 'x' }))).toBe(
        'forbidden',
      )
    }
    expect(await server.refusal('deskSurveyResults', { params: { id: 'unknown' } }, officer)).toBe('not-found')
  })

  test('go into a .csv that Excel reads in Chinese, with neither village nor group, and no formula', async () => {
    const { content } = (await server.get('deskSurveyCsv', { params }, officer)) as unknown as { content: Uint8Array }
    const lines = text(content).split('\r\n')
    expect(lines[0]).toBe('\uFEFF听说过值班律师吗？')
    expect(lines).toHaveLength(1 + 65 + 1)
    expect(text(content)).not.toMatch(/returnee|=1\+1|loan|借款/)
  })

  test('go into a workbook with answers, codebook, summary and texts, all cells text or number', async () => {
    const { content } = (await server.get('deskSurveyXlsx', { params }, officer)) as unknown as { content: Uint8Array }
    const files = unzipSync(content)
    const sheets = Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, text(bytes)]))
    expect(sheets['xl/workbook.xml']).toMatch(/答卷.*编码表.*汇总.*文字回答/)
    expect(sheets['xl/worksheets/sheet3.xml']).toContain('&lt;5*')
    expect(sheets['xl/worksheets/sheet4.xml']).toContain('=1+1')
    for (const name of Object.keys(sheets)) expect(sheets[name]).not.toMatch(/<f>|<f /)
  })

  test('are told apart by the way they came in, in tables and files, without a file of rows to subtract', async () => {
    const all = await server.get('deskSurveyResults', { params }, officer)
    expect(all.channels.map(({ id, count }) => [id, count])).toEqual([
      ['online', 55],
      ['paper', 10],
      ['school', 0],
    ])
    const heard = all.questions.find(({ id }) => id === 'heard')
    expect(heard?.tables[0]?.channels?.rows.map(({ counts }) => counts)).toEqual([
      [20, 0],
      [0, 10],
    ])
    const query = { channel: 'paper' as const }
    const paper = await server.get('deskSurveyResults', { params, query }, officer)
    expect(paper).toMatchObject({ channel: 'paper', counted: 65 })
    expect(paper.questions.find(({ id }) => id === 'heard')).toMatchObject({
      n: 10,
      tables: [{ rows: [{ count: 0 }, { count: 10, share: 1 }] }],
      texts: [],
    })
    const csv = text(((await server.get('deskSurveyCsv', { params, query }, officer)) as { content: unknown }).content)
    expect(csv.split('\r\n')[1]).toContain('纸质代录')
    expect(csv).toContain('没听说过,10,100')
    const xlsx = (await server.get('deskSurveyXlsx', { params, query }, officer)) as { content: unknown }
    const names = text(unzipSync(xlsx.content as Uint8Array)['xl/workbook.xml'])
    expect(names).toMatch(/汇总.*编码表/)
    expect(names).not.toMatch(/答卷|文字回答/)
  })

  test('are compared between two rounds', async () => {
    await publish(server, definition(server, { id: 'needs-next', roundOf: 'needs' }))
    await fill(server, 'needs-next', [
      ...times(60, { answers: { who: { choice: 'away' } }, at: 0 }),
      ...times(40, { answers: { who: { choice: 'home' } }, at: 0 }),
    ])
    const changes = await server.get(
      'deskSurveyComparison',
      { params: { id: 'needs-next' }, query: { with: 'needs' } },
      officer,
    )
    expect(changes.find(({ row }) => row === '在外打工')).toMatchObject({ before: 14 / 65, after: 0.6 })
    // The desk compares with the round before unless told otherwise; the first round has none.
    expect(await server.get('deskSurveyResults', { params: { id: 'needs-next' } }, officer)).toMatchObject({
      comparable: [{ id: 'needs' }],
      previousRound: 'needs',
    })
    expect(await server.get('deskSurveyResults', { params }, officer)).not.toHaveProperty('previousRound')
  })

  test('name the villages, and set their targets, as the directory has them by now', async () => {
    const [village] = server.parts.town.villages
    const named = await server.get('deskSurveyResults', { params }, officer)
    expect(named.villages[0]?.name).toBe(village?.name)
    const entry = { of: 'village' as const, value: { id: village?.id ?? '', name: '柳树沟村', population: 900 } }
    await server.get('deskSaveEntry', { body: { entry, revision: 0 } }, officer)
    const renamed = await server.get('deskSurveyResults', { params }, officer)
    expect(renamed.villages[0]).toMatchObject({ id: village?.id, name: '柳树沟村', target: 45 })
    const asked = renamed.questions.find(({ id }) => id === 'who')
    expect(asked?.tables[0]?.villages?.groups.map(({ name }) => name)).toContain('柳树沟村')
    const { content } = (await server.get('deskSurveyXlsx', { params }, officer)) as unknown as { content: Uint8Array }
    const summary = text(unzipSync(content)['xl/worksheets/sheet3.xml'])
    expect(summary).toContain('柳树沟村')
    expect(summary).not.toContain(village?.name)
  })

  test('rank needs by village, feed the home page, and say nothing of a village with few answers', async () => {
    const needs = await server.get('deskNeeds', {}, officer)
    expect(needs.town[0]).toMatchObject({ topic: 'labour', sources: { survey: 1 } })
    expect(needs).toMatchObject({ dutyTheme: 'labour' })
    expect(needs.villages.find(({ id }) => id === server.parts.town.villages[3]?.id)).toMatchObject({
      n: null,
      needs: [],
    })
    const returnees = await server.get('deskNeeds', { query: { audience: 'returnee' } }, officer)
    expect(returnees.n).toBe(10)
    const home = await server.get('home', {
      query: { audience: 'returnee', villageId: server.parts.town.villages[0]?.id },
    })
    expect(home.lessons[0]?.topics).toContain('labour')
  })
})

describeEachEngine('writing a survey at the desk', (engine) => {
  let server: TestServer
  let officer: { cookie: string }
  const params = { id: 'new-survey' }
  beforeAll(async () => {
    server = await startTestServer(engine)
    officer = await server.staff('officer')
  })
  afterAll(() => server.stop())

  test('keeps any draft, says what stands against publishing, and refuses to overwrite somebody else', async () => {
    const faulty = { ...definition(server), id: 'new-survey', sections: [] }
    const saved = await server.get(
      'deskSaveSurveyDraft',
      { params, body: { definition: faulty, revision: 0 } },
      officer,
    )
    expect(saved).toMatchObject({ revision: 1, faults: [{ path: 'sections' }] })
    expect(
      await server.refusal('deskSaveSurveyDraft', { params, body: { definition: {}, revision: 0 } }, officer),
    ).toBe('state-changed')
    expect(await server.refusal('deskPublishSurvey', { params, body: { revision: 1 } }, officer)).toBe('invalid-fields')
    expect(await server.get('deskSurvey', { params }, officer)).toMatchObject({
      draft: { revision: 1, definition: faulty },
    })
    expect(await server.get('surveys')).toEqual([])
  })

  test('refuses to publish the next round of a survey that there is not, naming the place', async () => {
    const of = { id: 'lost-round' }
    const lost = definition(server, { ...of, roundOf: 'never-published' })
    const saved = await server.get(
      'deskSaveSurveyDraft',
      { params: of, body: { definition: lost, revision: 0 } },
      officer,
    )
    expect(saved.faults).toEqual([{ place: '上一轮', path: 'roundOf', message: '没有发布过这份问卷：never-published' }])
    expect(await server.call('deskPublishSurvey', { params: of, body: { revision: 1 } }, officer)).toMatchObject({
      status: 422,
      error: { fields: { roundOf: expect.stringContaining('never-published') } },
    })
  })

  test('publishes a version that never changes; an edit makes the next', async () => {
    const first = definition(server, { id: 'new-survey' })
    await server.get('deskSaveSurveyDraft', { params, body: { definition: first, revision: 1 } }, officer)
    expect(await server.get('deskPublishSurvey', { params, body: { revision: 2 } }, officer)).toEqual({ version: 1 })
    expect(await server.refusal('deskPublishSurvey', { params, body: { revision: 2 } }, officer)).toBe('state-changed')
    const edited = { ...first, title: '改过的问卷' }
    await server.get('deskSaveSurveyDraft', { params, body: { definition: edited, revision: 0 } }, officer)
    await server.get('deskPublishSurvey', { params, body: { revision: 1 } }, officer)
    expect(await server.get('survey', { params })).toMatchObject({ version: 2, definition: { title: '改过的问卷' } })
    expect(await server.get('deskSurveyResults', { params, query: { version: 1 } }, officer)).toMatchObject({
      title: '测试问卷',
      versions: [2, 1],
    })
  })
})
