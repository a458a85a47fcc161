/**
 * Whether a survey's definition may be published: its form, its references, and that every question can be reached.
 * Total: any JSON gives either a definition or a list of faults, each naming its place; nothing throws.
 */
import * as v from 'valibot'
import {
  type DefinitionFault,
  leavesOf,
  optionsOf,
  type Question,
  questionsOf,
  type SurveyDefinition,
  SurveyDefinitionSchema,
} from './survey'
import { isReachable } from './survey-reach'

/** Deeper data is refused before anything looks into it, so that no nesting can exhaust the stack. */
const MAX_DEPTH = 24

export type ReadDefinition = { definition: SurveyDefinition } | { faults: DefinitionFault[] }

/** Reads a definition from any JSON. `villages` are the known village ids. */
export function readDefinition(json: unknown, villages: readonly string[]): ReadDefinition {
  if (isDeeper(json, MAX_DEPTH)) return { faults: [{ place: '', message: '内容套得太深，请把条件写简单些' }] }
  const parsed = v.safeParse(SurveyDefinitionSchema, json)
  if (!parsed.success)
    return { faults: parsed.issues.map((issue) => ({ place: v.getDotPath(issue) ?? '', message: issue.message })) }
  const faults = definitionFaults(parsed.output, villages)
  return faults.length ? { faults } : { definition: parsed.output }
}

function isDeeper(json: unknown, limit: number): boolean {
  let level: unknown[] = [json]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limit) return true
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []))
  }
  return false
}

/** What stands against publishing a well-formed definition. */
export function definitionFaults(survey: SurveyDefinition, villages: readonly string[]): DefinitionFault[] {
  const questions = questionsOf(survey)
  const faults = [
    ...(survey.opens > survey.closes ? [{ place: 'closes', message: '结束日期不能早于开始日期' }] : []),
    ...survey.villages
      .filter((id) => !villages.includes(id))
      .map((id) => ({ place: 'villages', message: `没有这个村：${id}` })),
    ...[...repeated(survey.sections.map(({ id }) => id)), ...repeated(questions.map(({ id }) => id))].map((id) => ({
      place: id,
      message: '这个编号用了两次，请换一个',
    })),
    ...questions.flatMap((question) => formFaults(question).map((message) => ({ place: placeOf(question), message }))),
    ...questions.flatMap((question, at) =>
      referenceFaults(question, at, questions, villages).map((message) => ({ place: placeOf(question), message })),
    ),
  ]
  // Reachability is only meaningful once every reference points backwards at something that exists.
  if (faults.length > 0) return faults
  return questions
    .filter((question) => !isReachable(question, questions, villages))
    .map((question) => ({ place: placeOf(question), message: '这道题永远不会出现：它的条件不可能成立' }))
}

const placeOf = (question: Question): string => `${question.id}（${question.text}）`

const repeated = (ids: readonly string[]): string[] => [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))]

function formFaults(question: Question): string[] {
  const options = optionsOf(question)
  const faults = repeated(options.map(({ id }) => id)).map((id) => `选项编号重复：${id}`)
  faults.push(...repeated(options.map(({ text }) => text)).map((text) => `选项文字重复：${text}`))
  if (question.kind === 'multiple') {
    const plain = options.filter((option) => !option.exclusive).length
    if (question.max !== undefined && question.max < (question.min ?? 0)) faults.push('最多选几项不能小于最少选几项')
    if ((question.min ?? 0) > plain) faults.push('最少选的项数比能选的还多')
  }
  if (question.kind === 'scale') {
    if (question.from >= question.to) faults.push('分数的起点要小于终点')
    if (question.to - question.from > 10) faults.push('分数最多分 11 档')
  }
  if (question.kind === 'number' || question.kind === 'date')
    if (question.min !== undefined && question.max !== undefined && question.min > question.max)
      faults.push('最小值不能大于最大值')
  return faults
}

function referenceFaults(
  question: Question,
  at: number,
  questions: readonly Question[],
  villages: readonly string[],
): string[] {
  if (!question.when) return []
  return leavesOf(question.when).flatMap((leaf) => {
    const index = questions.findIndex(({ id }) => id === leaf.question)
    const target = questions[index]
    if (!target) return [`条件里的题目不存在：${leaf.question}`]
    if (index >= at) {
      const circle = circleFrom(question, questions)
      return [circle ? `条件绕成了圈：${circle.join(' → ')}` : `条件只能用前面的题，${placeOf(target)} 在它后面`]
    }
    if ('includes' in leaf) {
      const known = target.kind === 'village' ? villages : optionsOf(target).map(({ id }) => id)
      if (!known.includes(leaf.includes)) return [`${placeOf(target)} 没有这个选项：${leaf.includes}`]
    }
    if ('atLeast' in leaf && target.kind !== 'scale' && target.kind !== 'number')
      return [`${placeOf(target)} 不是分数或数字题，不能比大小`]
    return []
  })
}

/** A circle of references through the question, as ids from it back to it, or undefined when there is none. */
function circleFrom(question: Question, questions: readonly Question[]): string[] | undefined {
  const seen = new Set<string>()
  const visit = (id: string, trail: readonly string[]): string[] | undefined => {
    const condition = questions.find((other) => other.id === id)?.when
    for (const next of condition ? leavesOf(condition).map((leaf) => leaf.question) : []) {
      if (next === question.id) return [...trail, next]
      if (seen.has(next)) continue
      seen.add(next)
      const circle = visit(next, [...trail, next])
      if (circle) return circle
    }
    return undefined
  }
  return visit(question.id, [question.id])
}
