import { toInstant } from '@domain/time'
import { findEvent } from '../events/store'
import type { Handlers } from '../http/contract'
import { Failure } from '../http/failure'
import type { Parts } from '../parts'
import { pictureOf } from '../share/routes'
import { audit } from '../staff/audit'
import { type FindLesson, handIn, join, open, results } from './service'
import { sessionOfEvent, setExpiry } from './store'

/** Where the mini-program reads the class code from `scene`. */
const CLASS_PAGE = 'pages/school/class/index'

/** 法治进校园: students join by a code and hand in the quiz; the desk makes the code and sees the class. */
export function schoolRoutes(
  parts: Parts,
  find: FindLesson,
): Pick<
  Handlers,
  'joinClass' | 'submitClassQuiz' | 'deskOpenClass' | 'deskCloseClass' | 'deskClassResults' | 'deskClassCode'
> {
  const { database, log, now, wechat } = parts
  const eventOf = async (id: string) => {
    const event = await findEvent(database.query, id)
    if (!event) throw new Failure('not-found')
    return event
  }
  return {
    joinClass: ({ body, http }) => join(parts, find, body, http.get('address')),
    submitClassQuiz: ({ body }) => handIn(parts, body),
    async deskOpenClass({ params, body, staff }) {
      await open(parts, find, params.id, body.hours, (tx) => audit(tx, now(), staff, 'class.open', params.id))
      return eventOf(params.id)
    },
    async deskCloseClass({ params, staff }) {
      const session = await sessionOfEvent(database.query, params.id)
      if (!session) throw new Failure('not-found')
      await database.transaction(async (tx) => {
        await setExpiry(tx, session.id, toInstant(now()))
        await audit(tx, now(), staff, 'class.close', params.id)
      })
      return eventOf(params.id)
    },
    deskClassResults: ({ params }) => results(parts, params.id),
    async deskClassCode({ params }) {
      const session = await sessionOfEvent(database.query, params.id)
      if (!session || session.expires_at <= toInstant(now())) throw new Failure('not-found')
      if (!wechat) return {}
      try {
        return { picture: pictureOf(await wechat.miniCode({ scene: session.code, page: CLASS_PAGE })) }
      } catch (error) {
        // The code to type and the address to scan are on the wall all the same.
        log.warn({ fault: error instanceof Error ? error.name : 'unknown' }, 'no mini-program code')
        return {}
      }
    },
  }
}
