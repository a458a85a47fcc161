/** Looking things up at the desk (查找): one box for every kind of record, each shown only to whom its own pages are. */
import * as v from 'valibot'

/** What can be found, in the order in which it is shown. */
export const FIND_KINDS = {
  booking: '预约',
  mediation: '矛盾调解',
  question: '匿名提问',
  event: '普法活动',
  lesson: '普法内容',
  survey: '问卷',
  contact: '通讯录',
  guide: '一次告知单',
  article: '法条',
} as const
export type FindKind = keyof typeof FIND_KINDS

/** What is looked for: a name, a phone number or its end, a booking's number, or any words. Sent in a body, never in an address. */
export const FindTextSchema = v.pipe(
  v.string('请输入要找的内容'),
  v.trim(),
  v.minLength(2, '请至少输入两个字'),
  v.maxLength(60, '写短一点，最多 60 个字'),
)

/** One thing found. `where` is what its page needs to show it: a date for a booking, a title for an article. */
export const FindHitSchema = v.object({
  id: v.string(),
  title: v.string(),
  detail: v.string(),
  where: v.optional(v.string()),
})
export type FindHit = v.InferOutput<typeof FindHitSchema>

export const FindReplySchema = v.array(
  v.object({
    kind: v.picklist(Object.keys(FIND_KINDS) as [FindKind, ...FindKind[]]),
    hits: v.array(FindHitSchema),
    /** True where there are more than are shown: the search has to be narrower. */
    more: v.boolean(),
  }),
)
export type FindReply = v.InferOutput<typeof FindReplySchema>

/** How a text may name a booking: by the number on its ticket, by a whole phone number, by its last digits, or by a name. */
export type BookingClue =
  | { kind: 'number'; number: string }
  | { kind: 'phone'; phone: string }
  | { kind: 'phone-end'; digits: string }
  | { kind: 'name'; name: string }

/** What a text says of a booking; undefined where it can name none. */
export function bookingClue(text: string): BookingClue | undefined {
  const tight = text.replace(/[\s-]/g, '').replace(/^\+?86(?=1\d{10}$)/, '')
  if (/^\d{4}-\d{2,4}$/.test(text.trim())) return { kind: 'number', number: text.trim() }
  if (/^(1[3-9]\d{9}|0\d{9,11})$/.test(tight)) return { kind: 'phone', phone: tight }
  if (/^\d{4,10}$/.test(tight)) return { kind: 'phone-end', digits: tight }
  if (/^[\p{L}\p{M}·•. ]{2,30}$/u.test(text)) return { kind: 'name', name: text.trim() }
  return undefined
}
