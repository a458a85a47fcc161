import { CODE_ALPHABET } from '@domain/school'
import { up as showBefore } from '../../../server/db/migrations/042-class-shown-before'
import { eraseDue, listDue } from '../../../server/privacy/retention'
import { MOST_PHONES } from '../../../server/school/service'
import { describeEachEngine } from '../../support/engines'
import { startTestServer, type TestServer } from '../../support/server'
import { definition, publish, submission } from '../../support/surveyServer'

const EVENT = {
  kind: 'school-session',
  title: '法治进校园：保护自己',
  date: '2026-12-01',
  place: '镇中心小学',
  topics: ['minors'],
  lessonIds: ['lend-bank-card', 'seven-day-return-online', 'doxxing-and-photos-online'],
} as const

const phone = (n: number) => `phone-${String(n).padStart(12, '0')}`

describeEachEngine('a class session', (engine) => {
  let server: TestServer
  let officer: { cookie: string }
  beforeAll(async () => {
    server = await startTestServer(engine)
    officer = await server.staff('officer')
  })
  afterAll(() => server.stop())

  async function openClass() {
    const event = await server.get('deskAddEvent', { body: EVENT }, officer)
    const opened = await server.get('deskOpenClass', { params: { id: event.id }, body: { hours: 2 } }, officer)
    return { id: event.id, code: opened.code ?? '' }
  }
  const join = (code: string, n: number) =>
    server.get('joinClass', { body: { code, ageBand: 'primary', participant: phone(n) } })

  test('lets sixty phones behind one address join within a minute, and shows the class and no one in it', async () => {
    const { id, code } = await openClass()
    const sessions = await Promise.all(Array.from({ length: 60 }, (_, n) => join(code, n)))
    await Promise.all(
      sessions.map(async ({ participant, before, after }, n) => {
        const pick = (questions: typeof before, choice: number) =>
          Object.fromEntries(questions.map((question) => [question.id, choice]))
        await server.get('submitClassQuiz', { body: { participant, phase: 'before', answers: pick(before, n % 2) } })
        await server.get('submitClassQuiz', { body: { participant, phase: 'after', answers: pick(after, 1) } })
      }),
    )
    const results = await server.get('deskClassResults', { params: { id } }, officer)
    expect(results).toMatchObject({ joined: 60, finishedBefore: 60, finishedAfter: 60 })
    const asked = sessions[0]?.before.length ?? 0
    // Of each of the two forms up to four phones are held back.
    const counted = (results.overall?.before.total ?? 0) / asked
    expect(counted).toBeGreaterThan(51)
    expect(counted).toBeLessThanOrEqual(60)
    expect(JSON.stringify(results)).not.toContain('phone-')
  })

  test('holds a retried join and a retried answer sheet once, the first sheet standing', async () => {
    const { id, code } = await openClass()
    const [first, again] = [await join(code, 100), await join(code, 100)]
    expect(again.before.map((q) => q.id).sort()).toEqual(first.before.map((q) => q.id).sort())
    const sheet = (choice: number) => ({
      body: {
        participant: first.participant,
        phase: 'before',
        answers: { [first.before[0]?.id ?? '']: choice },
      } as const,
    })
    const given = await server.get('submitClassQuiz', sheet(0))
    expect(await server.get('submitClassQuiz', sheet(1))).toEqual(given)
    expect(given.results[0]?.reason.length).toBeGreaterThan(5)
    expect(await server.get('deskClassResults', { params: { id } }, officer)).toMatchObject({
      joined: 1,
      finishedBefore: 1,
    })
  })

  test('shows nothing of a class of four', async () => {
    const { id, code } = await openClass()
    for (const n of [200, 201, 202, 203]) {
      const { participant } = await join(code, n)
      await server.get('submitClassQuiz', { body: { participant, phase: 'before', answers: {} } })
    }
    const results = await server.get('deskClassResults', { params: { id } }, officer)
    expect(results.overall).toBeUndefined()
    expect(results.questions.every((question) => question.effect === undefined)).toBe(true)
  })

  test('gives nobody away: what is shown moves by five phones of one form, and stays so in the report and for ever', async () => {
    // On the day of the event, from which on the report counts it.
    server.setNow('2026-12-01T02:00:00.000Z')
    officer = await server.staff('officer')
    const { id, code } = await openClass()
    const query = { from: '2026-01-01', to: '2026-12-31' }
    const look = () => server.get('deskClassResults', { params: { id } }, officer)
    const counted = async () => {
      const records = await server.get('deskReportRecords', { params: { id: 'quiz-before' }, query }, officer)
      return records.find((record) => record.id === id)
    }
    /** How many phones are in what is shown of each question. */
    const phones = new Map<string, number>()
    let asked = 0
    for (let n = 210; n < 241; n++) {
      const { participant, before } = await join(code, n)
      asked = before.length
      const sheet = { body: { participant, phase: 'before', answers: {} } } as const
      await server.get('submitClassQuiz', sheet)
      // A retry on bad signal is nobody more.
      await server.get('submitClassQuiz', sheet)
      const { overall, questions } = await look()
      for (const question of questions) {
        const is = question.effect?.before.total ?? 0
        const more = is - (phones.get(question.id) ?? 0)
        expect(more === 0 || more >= 5).toBe(true)
        phones.set(question.id, is)
      }
      // Whoever takes the questions from the whole, or the wall from the report, is left with nobody.
      const all = [...phones.values()].reduce((sum, each) => sum + each, 0)
      expect([overall?.before.total ?? 0, (await counted())?.over ?? 0]).toEqual([all, all])
    }
    const wall = await look()
    const held = 31 - (wall.overall?.before.total ?? 0) / asked
    // Of each form at most four.
    expect(held).toBeLessThanOrEqual(8)
    expect(held).toBeGreaterThan(0)
    server.advance(15 * 60)
    officer = await server.staff('officer')
    expect(wall.over).toBeUndefined()
    expect(await look()).toMatchObject({ overall: wall.overall, over: true })
    expect((await counted())?.over).toBe(wall.overall?.before.total)
  })

  test('names the event before its code is opened, and knows no class of an event that is not there', async () => {
    const { id } = await server.get('deskAddEvent', { body: EVENT }, officer)
    const results = await server.get('deskClassResults', { params: { id } }, officer)
    expect(results).toMatchObject({ title: EVENT.title, unopened: true, joined: 0, questions: [] })
    expect(await server.refusal('deskClassResults', { params: { id: 'gone' } }, officer)).toBe('not-found')
  })

  test('shows of a class held under an older program each question that five answered', async () => {
    const { id, code } = await openClass()
    for (let n = 250; n < 264; n++) {
      const { participant } = await join(code, n)
      await server.get('submitClassQuiz', { body: { participant, phase: 'before', answers: {} } })
    }
    const { query } = server.parts.database
    const session = await query
      .selectFrom('class_session')
      .select('id')
      .where('event_id', '=', id)
      .executeTakeFirstOrThrow()
    await query.updateTable('class_session').set({ shown: '{}' }).where('id', '=', session.id).execute()
    await showBefore(query as never)
    const { questions } = await server.get('deskClassResults', { params: { id } }, officer)
    const answers = await query
      .selectFrom('class_answer')
      .select('question_id')
      .where('session_id', '=', session.id)
      .execute()
    for (const question of questions) {
      const given = answers.filter(({ question_id }) => question_id === question.id).length
      expect([question.id, question.effect?.before.total]).toEqual([question.id, given < 5 ? undefined : given])
    }
    expect(questions.some(({ effect }) => effect)).toBe(true)
  })

  test('shows of a class held under the last program no figure of its own for the whole class', async () => {
    const { id, code } = await openClass()
    for (let n = 270; n < 290; n++) {
      const { participant } = await join(code, n)
      for (const phase of ['before', 'after'] as const)
        await server.get('submitClassQuiz', { body: { participant, phase, answers: {} } })
    }
    const { query } = server.parts.database
    const results = () => server.get('deskClassResults', { params: { id } }, officer)
    const before = await results()
    const of = query.selectFrom('class_session').where('event_id', '=', id)
    const { shown } = await of.select('shown').executeTakeFirstOrThrow()
    const own = { 'before ': { count: 3, total: 99, phones: 20 }, 'after ': { count: 3, total: 99, phones: 20 } }
    const kept = JSON.stringify({ ...JSON.parse(shown), ...own })
    await query.updateTable('class_session').set({ shown: kept }).where('event_id', '=', id).execute()
    await showBefore(query as never)
    expect(before.overall).toBeDefined()
    expect(await results()).toEqual(before)
  })

  test('ends with its code, while those inside can still hand in', async () => {
    const { id, code } = await openClass()
    const { participant } = await join(code, 300)
    await server.get('deskCloseClass', { params: { id } }, officer)
    const late = { body: { code, ageBand: 'junior', participant: phone(301) } } as const
    expect(await server.refusal('joinClass', late)).toBe('class-code-expired')
    expect((await server.get('submitClassQuiz', { body: { participant, phase: 'before', answers: {} } })).right).toBe(0)
  })

  test('stores nothing of a student but an age band and answers', async () => {
    const { code } = await openClass()
    await join(code, 400)
    const rows = await server.parts.database.query.selectFrom('class_participant').selectAll().execute()
    expect(Object.keys(rows[0] ?? {}).sort()).toEqual(['age_band', 'first_form', 'id', 'session_id'])
    expect(JSON.stringify(rows)).not.toContain(phone(400))
  })

  test('stops an address that guesses codes', async () => {
    const guess = (n: number) => ({
      body: {
        code: Array.from({ length: 6 }, (_, i) => CODE_ALPHABET[(n + i * 7) % CODE_ALPHABET.length]).join(''),
        ageBand: 'primary',
        participant: phone(900 + n),
      } as const,
    })
    const refusals: string[] = []
    for (let n = 0; n < 61; n++) refusals.push(await server.refusal('joinClass', guess(n)))
    expect(refusals[0]).toBe('class-code-wrong')
    expect(refusals[60]).toBe('too-many-requests')

    await publish(server, definition(server, { id: 'class-survey', access: 'class-code' }))
    const answer = { params: { id: 'class-survey' }, body: submission(server, {}, { classCode: 'AAAAAA' }) }
    expect(await server.refusal('submitResponse', answer)).toBe('too-many-requests')
    server.advance(11)
    expect(await server.refusal('submitResponse', answer)).toBe('class-code-wrong')
  })

  test('counts codes guessed at a survey, too', async () => {
    const params = { id: 'class-survey' }
    const answer = { params, body: submission(server, {}, { classCode: 'AAAAAA' }) }
    server.advance(11)
    for (let n = 0; n < 30; n++) await server.refusal('submitResponse', answer)
    for (let n = 0; n < 30; n++) await server.refusal('survey', { params, query: { classCode: 'AAAAAA' } })
    const { code } = await openClass()
    const joining = { body: { code, ageBand: 'primary', participant: phone(980) } } as const
    expect(await server.refusal('joinClass', joining)).toBe('too-many-requests')
    server.advance(11)
  })

  test('tells a whole class that comes too late, counts none as a guess, and lets it in when the teacher prolongs', async () => {
    const { id, code } = await openClass()
    const params = { id: 'class-survey' }
    const opening = { params, query: { classCode: code } }
    const handingIn = () => ({ params, body: submission(server, {}, { classCode: code }) })
    const inTime = handingIn()
    expect(await server.get('survey', opening)).toMatchObject({ open: true })
    await server.get('submitResponse', inTime)
    await server.get('deskCloseClass', { params: { id } }, officer)
    const late = handingIn()
    for (let n = 0; n < 61; n++) {
      expect(await server.refusal('survey', opening)).toBe('class-code-expired')
      expect(await server.refusal('submitResponse', late)).toBe('class-code-expired')
      const joining = { body: { code, ageBand: 'primary', participant: phone(600 + n) } } as const
      expect(await server.refusal('joinClass', joining)).toBe('class-code-expired')
    }
    // A phone that never heard that its answers were taken asks again, and hears so.
    expect(await server.get('submitResponse', inTime)).toEqual({ ok: true })
    await server.get('deskOpenClass', { params: { id }, body: { hours: 2 } }, officer)
    expect(await server.get('survey', opening)).toMatchObject({ open: true })
    expect(await server.get('submitResponse', late)).toEqual({ ok: true })
  })

  test('is full some time, and lets those inside in again', async () => {
    const { id, code } = await openClass()
    await join(code, 500)
    const { query } = server.parts.database
    const { session_id } = await query
      .selectFrom('class_session')
      .select('id as session_id')
      .where('event_id', '=', id)
      .executeTakeFirstOrThrow()
    const made = Array.from({ length: MOST_PHONES - 1 }, (_, n) => ({
      id: `made-up-${session_id}-${n}`,
      session_id,
      age_band: 'primary' as const,
      first_form: 'a' as const,
    }))
    for (let n = 0; n < made.length; n += 200)
      await query
        .insertInto('class_participant')
        .values(made.slice(n, n + 200))
        .execute()
    const late = { body: { code, ageBand: 'primary', participant: phone(501) } } as const
    expect(await server.refusal('joinClass', late)).toBe('too-many-requests')
    expect((await join(code, 500)).participant).toBe(phone(500))
  })
})

describeEachEngine('the question box', (engine) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer(engine)
  })
  afterAll(() => server.stop())

  const ask = (text: string, publish: boolean, submissionId: string) =>
    server.get('askQuestion', { body: { text, publish, submissionId } })

  test('keeps a retried question once, without the number typed into it, and shows it only as the asker agreed', async () => {
    const officer = await server.staff('officer')
    await ask('同学总欺负我，打13900000001找我', true, 'question-0001')
    await ask('同学总欺负我，打13900000001找我', true, 'question-0001')
    await ask('我爸妈要离婚，我能选跟谁吗', false, 'question-0002')
    const open = await server.get('deskQuestions', { query: { status: 'open' } }, officer)
    expect(open.map((question) => question.text).sort()).toEqual(
      ['同学总欺负我，打＊＊＊找我', '我爸妈要离婚，我能选跟谁吗'].sort(),
    )

    for (const { id } of open)
      await server.get(
        'deskAnswerQuestion',
        { params: { id }, body: { answer: '先告诉老师或家长。', publish: true } },
        officer,
      )
    const shown = await server.get('publicQuestions')
    expect(shown.map((question) => question.text)).toEqual(['同学总欺负我，打＊＊＊找我'])
    const again = { params: { id: open[0]?.id ?? '' }, body: { answer: '换一个说法再答。', publish: true } }
    expect(await server.refusal('deskAnswerQuestion', again, officer)).toBe('state-changed')
  })
  test('the words of what was not published are gone a year after the answer, the record stays to be counted', async () => {
    const officer = await server.staff('officer')
    await ask('我想问问离婚以后户口怎么办', false, 'question-0003')
    const [asked] = await server.get('deskQuestions', { query: { status: 'open' } }, officer)
    const body = { answer: '带上离婚证，到派出所户籍窗口问。', publish: false }
    await server.get('deskAnswerQuestion', { params: { id: asked?.id ?? '' }, body }, officer)
    const wordsIn = async (status: 'answered' | 'published') =>
      // Sessions have had their time, too.
      (await server.get('deskQuestions', { query: { status } }, await server.staff('officer'))).map(
        ({ text, answer }) => [text, answer],
      )
    const published = await wordsIn('published')
    const day = (days: number) => ({
      ...server.parts,
      now: () => new Date(server.parts.now().getTime() + days * 86_400_000),
    })
    const due = async (days: number) =>
      (await listDue(day(days))).find(({ title }) => title.startsWith('没有公开的提问'))?.rows

    expect(await due(365)).toBe(0)
    await eraseDue(day(365))
    expect(await wordsIn('answered')).toContainEqual(['我想问问离婚以后户口怎么办', body.answer])
    const answered = (await wordsIn('answered')).length
    expect(await due(366)).toBe(answered)
    await eraseDue(day(366))
    expect(await wordsIn('answered')).toEqual(Array.from({ length: answered }, () => ['', undefined]))
    expect(await wordsIn('published')).toEqual(published)
    expect(await due(366)).toBe(0)
  })
})
