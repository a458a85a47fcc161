/** 村规民约: a village's own rules, as its people adopted them; nobody else's words stand in for a text that is missing. */
import * as v from 'valibot'
import { LocalDateSchema } from './time'

/** A village's rules as the desk enters them; a date that is not known is left out, not guessed. */
export const VillageRulesSchema = v.object({
  villageId: v.string(),
  text: v.pipe(
    v.string('请录入全文'),
    v.trim(),
    v.minLength(20, '请录入村规民约的全文'),
    v.maxLength(20_000, '最多 20000 个字'),
  ),
  /** When the villagers' assembly adopted it. */
  adoptedOn: v.optional(LocalDateSchema),
  /** When it passed the review of its lawfulness (合法性审查). */
  reviewedOn: v.optional(LocalDateSchema),
})
export type VillageRules = v.InferOutput<typeof VillageRulesSchema>

/** The paragraphs of the text as they are shown and read aloud. */
export const ruleParagraphs = (rules: Pick<VillageRules, 'text'>): string[] =>
  rules.text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
