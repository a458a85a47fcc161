import type { SurveyDefinition } from '@domain/survey'
import { readDefinition } from '@domain/survey-definition'
import { localDate } from '@domain/time'
import { insertVersion } from '../../server/survey/versions'
import type { TestServer } from './server'

/** A survey with a question that hides another, one that names the audience and, but for students, a village and words. */
export const definition = (server: TestServer, more: Record<string, unknown> = {}): SurveyDefinition => {
  const villages = server.parts.town.villages.map(({ id }) => id)
  const read = readDefinition(
    {
      id: 'needs',
      title: '测试问卷',
      intro: '只用来测试。',
      audiences: ['general', 'returnee'],
      opens: '2026-01-01',
      closes: '2026-12-10',
      sections: [
        {
          id: 'all',
          title: '全部',
          questions: [
            { id: 'village', kind: 'village', text: '您住哪个村？', required: true },
            {
              id: 'who',
              kind: 'single',
              text: '您主要做什么？',
              required: true,
              options: [
                { id: 'away', text: '在外打工', audience: 'returnee' },
                { id: 'home', text: '在家' },
              ],
            },
            {
              id: 'owed',
              kind: 'multiple',
              text: '有人欠您钱吗？',
              when: { question: 'who', includes: 'away' },
              options: [
                { id: 'wages', text: '工钱', topics: ['labour'] },
                { id: 'loan', text: '借款', topics: ['debt'] },
              ],
            },
            { id: 'wishes', kind: 'text', text: '还想说什么？' },
          ].filter(({ kind }) => more.access !== 'class-code' || (kind !== 'text' && kind !== 'village')),
        },
      ],
      ...more,
    },
    villages,
  )
  if ('faults' in read) throw new Error(JSON.stringify(read.faults))
  return read.definition
}

/** Publishes the next version of a survey and gives its number. */
export const publish = (server: TestServer, survey: SurveyDefinition): Promise<number> =>
  insertVersion(server.parts.database.query, survey, {
    on: localDate(server.parts.now()),
    by: null,
    fromFile: false,
  })

let submissions = 0
/** A submission of the survey above by somebody working away, with `change` over its answers. */
export const submission = (
  server: TestServer,
  change: Record<string, unknown> = {},
  more: Record<string, unknown> = {},
) => ({
  submissionId: `submission-${++submissions}`,
  version: 1,
  answers: {
    village: { village: server.parts.town.villages[0]?.id },
    who: { choice: 'away' },
    owed: { choices: ['wages'] },
    ...change,
  },
  ...more,
})
