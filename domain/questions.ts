/** The question box (匿名提问): a question without a name, answered by staff, published only when the asker agreed. */
import * as v from 'valibot'
import { AudienceSchema } from './audiences'
import { LocalDateSchema } from './time'

/** What stands in for personal data that somebody typed into a question. */
const HIDDEN = '＊＊＊'

/** ID numbers, phone numbers, bank cards, e-mail addresses, number plates: replaced before the text is stored. */
const PERSONAL = [
  /[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]/g,
  /\d(?:[ -]?\d){14,18}/g,
  /1[3-9](?:[ -]?\d){9}/g,
  /0\d{2,3}[ -]?\d{7,8}/g,
  /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g,
  /[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新][A-Z][A-Z0-9]{5,6}/g,
]

/** The text with numbers that lead to a person replaced by stars. Masking twice changes nothing more. */
export const maskPersonal = (text: string): string =>
  PERSONAL.reduce((masked, pattern) => masked.replace(pattern, HIDDEN), text)

/** A question as asked. */
export const QuestionInputSchema = v.object({
  text: v.pipe(
    v.string('请写下您的问题'),
    v.trim(),
    v.minLength(5, '请多写几个字，至少 5 个字'),
    v.maxLength(500, '最多写 500 个字'),
  ),
  audience: v.optional(AudienceSchema),
  /** The asker agrees that question and answer may be published, without anything about them. */
  publish: v.boolean(),
})

/** Days after its answer (or refusal) that a question not published keeps its words. */
export const QUESTION_KEPT_DAYS = 365

/** What stands in lists for words that have had their time. */
export const WORDS_ERASED = '（没有公开，满一年，原话已抹去）'

export const QUESTION_STATUSES = {
  open: '待答复',
  answered: '已答复',
  published: '已公开',
  declined: '不予答复',
} as const
export type QuestionStatus = keyof typeof QUESTION_STATUSES
export const QuestionStatusSchema = v.picklist(Object.keys(QUESTION_STATUSES) as [QuestionStatus, ...QuestionStatus[]])

/** What staff answer; explains the law and the way, gives no verdict. */
export const AnswerTextSchema = v.pipe(
  v.string('请写答复'),
  v.trim(),
  v.minLength(5, '答复太短'),
  v.maxLength(2000, '答复最多写 2000 个字'),
)

/** A published question and its answer. */
export const PublicQuestionSchema = v.object({
  id: v.string(),
  text: v.string(),
  answer: v.string(),
  answeredOn: LocalDateSchema,
})

/** A question as the desk sees it. */
export const DeskQuestionSchema = v.object({
  id: v.string(),
  text: v.string(),
  askedOn: LocalDateSchema,
  audience: v.optional(AudienceSchema),
  mayPublish: v.boolean(),
  status: QuestionStatusSchema,
  answer: v.optional(v.string()),
})
