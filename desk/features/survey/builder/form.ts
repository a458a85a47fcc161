import {
  type Condition,
  KIND_NAMES,
  type QuestionKind,
  type SurveyDefinition,
  SurveyDefinitionSchema,
} from '@domain/survey'
import * as v from 'valibot'

/** A survey being written: of the right shape, its contents not checked yet. */
export type FormSurvey = v.InferInput<typeof SurveyDefinitionSchema>
export type FormSection = FormSurvey['sections'][number]
export type FormQuestion = FormSection['questions'][number]
export type FormOption = Extract<FormQuestion, { kind: 'single' }>['options'][number]

const KINDS = Object.keys(KIND_NAMES) as [QuestionKind, ...QuestionKind[]]
const ShapeSchema = v.looseObject({
  sections: v.array(
    v.looseObject({
      questions: v.array(
        v.looseObject({
          kind: v.picklist(KINDS),
          options: v.optional(v.array(v.looseObject({}))),
          when: v.optional(v.looseObject({})),
        }),
      ),
    }),
  ),
})

/** Whether the form can show a draft; what it can't is still shown as text. */
export const isFormSurvey = (value: unknown): value is FormSurvey => v.is(ShapeSchema, value)

/** A copy of a list with its item at `at` in place `to`; unchanged where there is no such place. */
export function moved<T>(list: readonly T[], at: number, to: number): T[] {
  const rest = list.filter((_, index) => index !== at)
  const item = list[at]
  if (item === undefined || to < 0 || to >= list.length) return [...list]
  return [...rest.slice(0, to), item, ...rest.slice(to)]
}

/** A copy of a list with one item replaced, or taken out where `item` is undefined. */
export const replaced = <T>(list: readonly T[], at: number, item: T | undefined): T[] =>
  list.flatMap((old, index) => (index === at ? (item === undefined ? [] : [item]) : [old]))

/** An id not used yet: the prefix and the smallest number that is free. */
export function freshId(prefix: string, used: readonly string[]): string {
  for (let number = 1; ; number++) if (!used.includes(`${prefix}${number}`)) return `${prefix}${number}`
}

/** The ids of all questions. */
export const questionIds = (survey: Pick<FormSurvey, 'sections'>): string[] =>
  survey.sections.flatMap(({ questions }) => questions.map(({ id }) => id))

/** The options of a question that has them. */
export const optionsOfForm = (question: FormQuestion): FormOption[] => ('options' in question ? question.options : [])

const TWO_OPTIONS: FormOption[] = [
  { id: 'o1', text: '' },
  { id: 'o2', text: '' },
]

/** The question as another kind: text, help, condition and options stay where the kind has them. */
export function asKind(question: FormQuestion, kind: QuestionKind): FormQuestion {
  const { id, text, help, required, when } = question
  const base = { id, text, ...(help ? { help } : {}), required: required ?? false, ...(when ? { when } : {}) }
  const options = optionsOfForm(question).length > 0 ? optionsOfForm(question) : TWO_OPTIONS
  switch (kind) {
    case 'single':
    case 'multiple':
    case 'ranking':
      return { ...base, kind, options }
    case 'scale':
      return { ...base, kind, from: 1, to: 5, fromLabel: '不满意', toLabel: '满意' }
    default:
      return { ...base, kind }
  }
}

/** A new question of a kind, with nothing written yet. */
export const newQuestion = (kind: QuestionKind, used: readonly string[]): FormQuestion =>
  asKind({ id: freshId('q', used), kind: 'text', text: '', required: true }, kind)

/** A copy under ids of its own. */
export const copyOf = (question: FormQuestion, used: readonly string[]): FormQuestion => ({
  ...question,
  id: freshId('q', used),
})

/** How the parts of a group of conditions go together. */
export type GroupMode = 'all' | 'any' | 'none'
export interface ConditionGroup {
  mode: GroupMode
  parts: Condition[]
}

/** A condition as the form shows it: a group, of one part where there is no group. */
export function toGroup(condition: Condition): ConditionGroup {
  if ('all' in condition) return { mode: 'all', parts: condition.all }
  if ('any' in condition) return { mode: 'any', parts: condition.any }
  if ('not' in condition && 'any' in condition.not) return { mode: 'none', parts: condition.not.any }
  // Not all of them: one that does not hold is enough.
  if ('not' in condition && 'all' in condition.not)
    return { mode: 'any', parts: condition.not.all.map((not) => ({ not })) }
  return { mode: 'all', parts: [condition] }
}

/** The condition of a group; none where nothing is left in it. */
export function fromGroup({ mode, parts }: ConditionGroup): Condition | undefined {
  if (parts.length === 0) return undefined
  return mode === 'none' ? { not: { any: parts } } : mode === 'any' ? { any: parts } : { all: parts }
}

/** Whether a part is a group of its own. */
export const isGroup = (condition: Condition): boolean =>
  'all' in condition || 'any' in condition || ('not' in condition && ('all' in condition.not || 'any' in condition.not))

/** The definition as far as the form's preview can show it. */
export function previewOf(value: unknown): SurveyDefinition | undefined {
  const parsed = v.safeParse(SurveyDefinitionSchema, value)
  return parsed.success ? parsed.output : undefined
}
