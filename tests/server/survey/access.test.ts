import type { ResidentSession } from '../../../server/auth/session'
import { createMixer } from '../../../server/survey/mixer'
import { type SurveyService, surveyService } from '../../../server/survey/service'
import { pendingResponses } from '../../../server/survey/store'
import { describeEachEngine } from '../../support/engines'
import { startTestServer, type TestServer } from '../../support/server'
import { definition, publish, submission } from '../../support/surveyServer'

describeEachEngine('surveys that are not once per person', (engine) => {
  let server: TestServer
  let service: SurveyService
  const resident = { residentId: 'r1', guest: false } as ResidentSession

  beforeAll(async () => {
    server = await startTestServer(engine)
    await publish(server, definition(server, { id: 'class', access: 'class-code' }))
    await publish(server, definition(server, { id: 'feedback', access: 'ticket' }))
    service = surveyService(
      server.parts,
      {
        classSession: async (code) =>
          /^24681[01]$/.test(code) ? { sessionId: 'lesson-1', open: code === '246810' } : undefined,
        consulted: async ({ residentId }, bookingId) => residentId === 'r1' && /^visit-\d$/.test(bookingId),
        villages: async () => server.parts.town.villages,
      },
      createMixer(server.parts),
    )
  })
  afterAll(() => server.stop())
  const stored = (id: string) => pendingResponses(server.parts.database.query, server.parts.vault, id)

  test('a student needs the class code and nothing else, and a retry counts once', async () => {
    await expect(service.submit('class', submission(server), resident)).rejects.toMatchObject({
      code: 'class-code-wrong',
    })
    await expect(
      service.submit('class', submission(server, {}, { classCode: '111111' }), undefined),
    ).rejects.toMatchObject({ code: 'class-code-wrong' })
    await expect(
      service.submit('class', submission(server, {}, { classCode: '246811' }), undefined),
    ).rejects.toMatchObject({ code: 'class-code-expired' })
    const body = submission(server, {}, { classCode: '246810' })
    await service.submit('class', body, undefined)
    await service.submit('class', body, undefined)
    await service.submit('class', submission(server, {}, { classCode: '246810' }), undefined)
    const answers = await stored('class')
    expect(answers.map(({ channel, sessionId }) => [channel, sessionId])).toEqual(Array(2).fill(['school', 'lesson-1']))
    expect(JSON.stringify(answers)).not.toMatch(/r1|submission-|246810/)
  })

  test('a code that is no use is said before anything is answered', async () => {
    const open = (classCode?: string) => service.one('class', undefined, { classCode })
    await expect(open('111111')).rejects.toMatchObject({ code: 'class-code-wrong' })
    await expect(open('246811')).rejects.toMatchObject({ code: 'class-code-expired' })
    expect(await open('246810')).toMatchObject({ open: true })
    // What the last release's phones ask; and a code means nothing to any other survey.
    expect(await open()).toMatchObject({ open: true })
    expect(await service.one('feedback', resident, { classCode: '111111' })).toMatchObject({ open: true })
  })

  test('a consultation is rated once, by whoever had it, after it took place', async () => {
    const rate = (bookingId?: string) => service.submit('feedback', submission(server, {}, { bookingId }), resident)
    await expect(rate()).rejects.toMatchObject({ code: 'forbidden' })
    await expect(rate('somebody-elses')).rejects.toMatchObject({ code: 'forbidden' })
    await expect(
      service.submit('feedback', submission(server, {}, { bookingId: 'visit-1' }), undefined),
    ).rejects.toMatchObject({ code: 'not-signed-in' })
    // Said when it is opened, too; who has not signed in yet is told once they have.
    const opened = (who: ResidentSession | undefined, bookingId: string) => service.one('feedback', who, { bookingId })
    await expect(opened(resident, 'somebody-elses')).rejects.toMatchObject({ code: 'forbidden' })
    expect(await opened(undefined, 'somebody-elses')).toMatchObject({ open: true })
    await rate('visit-1')
    await expect(rate('visit-1')).rejects.toMatchObject({ code: 'already-answered' })
    await rate('visit-2')
    expect(await service.one('feedback', resident, { bookingId: 'visit-1' })).toMatchObject({ answered: true })
    expect(await service.one('feedback', resident, { bookingId: 'visit-3' })).toMatchObject({ answered: false })
    expect(JSON.stringify(await stored('feedback'))).not.toMatch(/visit|r1/)
  })
})
