import { sceneOfLesson } from '@domain/lessons'
import type { Handlers } from '../http/contract'
import { Failure } from '../http/failure'
import type { LessonShelf } from '../lessons/shelf'
import type { Parts } from '../parts'

/** Codes kept in memory, about 40 KB each: more than there are lessons, and 20 MB at most. */
const MOST_KEPT = 500
/** After a refusal of WeChat, so long is none asked for again. */
const REST_MS = 60_000

const mediaOf = (bytes: Uint8Array): string => (bytes[0] === 0x89 ? 'image/png' : 'image/jpeg')

/** A picture as an address that holds it whole. */
export const pictureOf = (bytes: Uint8Array): string =>
  `data:${mediaOf(bytes)};base64,${Buffer.from(bytes).toString('base64')}`

/** Mini-program codes for share cards. A code never changes, so each is made once; where WeChat gives none, the card goes without. */
export function shareRoutes({ log, now, wechat }: Parts, shelf: LessonShelf): Pick<Handlers, 'lessonCode'> {
  const kept = new Map<string, Promise<string>>()
  let restUntil = 0

  async function make(scene: string): Promise<string> {
    if (!wechat) throw new Error('not connected')
    const bytes = await wechat.miniCode({ scene, page: 'pages/reading/lesson/index' })
    return pictureOf(bytes)
  }

  /** The kept code, or a new one; asked for once however many phones wait for it. */
  function codeOf(scene: string): Promise<string> {
    const known = kept.get(scene)
    if (known) return known
    const [oldest] = kept.keys()
    if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest)
    const made = make(scene)
    kept.set(scene, made)
    return made
  }

  return {
    async lessonCode({ params }) {
      const lesson = await shelf.find(params.id)
      if (!lesson) throw new Failure('not-found')
      if (!wechat || now().getTime() < restUntil) return {}
      const scene = sceneOfLesson(lesson.id)
      try {
        return { picture: await codeOf(scene) }
      } catch (error) {
        kept.delete(scene)
        restUntil = now().getTime() + REST_MS
        log.warn({ fault: error instanceof Error ? error.message : 'unknown' }, 'no mini-program code')
        return {}
      }
    },
  }
}
