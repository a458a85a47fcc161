import { createHash } from 'node:crypto'
import type { ReplyInput } from '@domain/api'
import { AudienceSchema } from '@domain/audiences'
import { maskPersonal, QuestionStatusSchema } from '@domain/questions'
import { localDate, toInstant } from '@domain/time'
import * as v from 'valibot'
import { countAttempt, refuseWhenUsedUp } from '../auth/attempts'
import type { StaffSession } from '../auth/session'
import type { QuestionRow } from '../db/tables'
import type { Handlers } from '../http/contract'
import { Failure } from '../http/failure'
import type { Parts } from '../parts'
import { audit } from '../staff/audit'
import { WeChatError } from '../wechat/client'
import { addQuestion, listQuestions, publishedQuestions, questionById, settleQuestion } from './store'

type DeskQuestion = ReplyInput<'deskAnswerQuestion'>

const toDesk = (row: QuestionRow): DeskQuestion => ({
  id: row.id,
  text: row.text,
  askedOn: row.asked_on,
  mayPublish: row.may_publish === 1,
  status: v.parse(QuestionStatusSchema, row.status),
  ...(v.is(AudienceSchema, row.audience) ? { audience: row.audience } : {}),
  ...(row.answer === null ? {} : { answer: row.answer }),
})

const UNLAWFUL = {
  fields: { text: '微信认为这段话不合适公开。请换个说法，或者选“不公开”；也可以打电话问。' },
}

/**
 * Whether WeChat refuses a text that others are to see. The openid behind the code goes no further than this call. A
 * question is not lost because WeChat is away: staff read it before anybody else does.
 */
async function isUnlawful({ wechat, log }: Parts, text: string, code: string): Promise<boolean> {
  if (!wechat) return false
  try {
    return await wechat.isUnlawful(text, await wechat.openidOf(code))
  } catch (error) {
    if (!(error instanceof WeChatError)) throw error
    log.warn({ errcode: error.errcode }, 'text not checked by WeChat')
    return false
  }
}

/** The question box: asked without a name, answered by staff, shown only when the asker agreed. */
export function questionRoutes(
  parts: Parts,
): Pick<Handlers, 'askQuestion' | 'publicQuestions' | 'deskQuestions' | 'deskAnswerQuestion' | 'deskDeclineQuestion'> {
  const { database, now, vault } = parts

  /** Settles an open question and answers with it; throws `not-found` or `state-changed`. */
  async function settle(
    id: string,
    staff: StaffSession,
    choose: (row: QuestionRow) => Pick<QuestionRow, 'answer'> & { status: 'answered' | 'published' | 'declined' },
  ) {
    return database.transaction(async (tx) => {
      const row = await questionById(tx, id)
      if (!row) throw new Failure('not-found')
      const chosen = choose(row)
      const settled = { ...chosen, answered_on: localDate(now()), answered_by: staff.staffId }
      if (!(await settleQuestion(tx, id, settled))) throw new Failure('state-changed')
      await audit(tx, now(), staff, `question.${chosen.status}`, id)
      return toDesk({ ...row, ...settled })
    })
  }

  return {
    async askQuestion({ body, http }) {
      const at = toInstant(now())
      const limits = [{ key: vault.hash('attempt', 'question', http.get('address')), max: 120, minutes: 60 }]
      await refuseWhenUsedUp(database.query, limits, at)
      await countAttempt(database.query, limits, at)
      const text = maskPersonal(body.text)
      if (body.publish && body.code && (await isUnlawful(parts, text, body.code)))
        throw new Failure('invalid-fields', UNLAWFUL)
      await addQuestion(database.query, {
        id: createHash('sha256').update(`question:${body.submissionId}`).digest('base64url'),
        text,
        asked_on: localDate(at),
        audience: body.audience ?? null,
        may_publish: body.publish ? 1 : 0,
        status: 'open',
        answer: null,
        answered_on: null,
        answered_by: null,
      })
      return { ok: true }
    },
    publicQuestions: async () =>
      (await publishedQuestions(database.query)).map((row) => ({
        id: row.id,
        text: row.text,
        answer: row.answer ?? '',
        answeredOn: row.answered_on ?? row.asked_on,
      })),
    deskQuestions: async ({ query }) => (await listQuestions(database.query, query.status)).map(toDesk),
    deskAnswerQuestion: ({ params, body, staff }) =>
      settle(params.id, staff, (row) => ({
        status: body.publish && row.may_publish === 1 ? 'published' : 'answered',
        answer: body.answer,
      })),
    deskDeclineQuestion: ({ params, staff }) => settle(params.id, staff, () => ({ status: 'declined', answer: null })),
  }
}
