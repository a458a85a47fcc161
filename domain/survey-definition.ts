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
import { PICTURE_NAMES } from './survey-pictures'
import { isReachable } from './survey-reach'

/** Deeper data is refused before anything looks into it, so that no nesting can exhaust the stack. */
const MAX_DEPTH = 24

export type ReadDefinition = { definition: SurveyDefinition } | { faults: DefinitionFault[] }

/** Reads a definition from any JSON. `villages` are the known village ids. */
export function readDefinition(json: unknown, villages: readonly string[]): ReadDefinition {
  if (isDeeper(json, MAX_DEPTH))
    return { faults: [{ place: '整份问卷', path: '', message: '内容套得太深，请把条件写简单些' }] }
  const parsed = v.safeParse(SurveyDefinitionSchema, json)
  if (!parsed.success)
    return {
      faults: parsed.issues.map((issue) => {
        const path = v.getDotPath(issue) ?? ''
        return {
          place: placeInWords(path),
          path,
          message: /\p{Script=Han}/u.test(issue.message) ? issue.message : '这里没填好',
        }
      }),
    }
  const faults = definitionFaults(parsed.output, villages)
  return faults.length ? { faults } : { definition: parsed.output }
}

const PLACES: Record<string, string> = {
  title: '标题',
  intro: '开头的话',
  audiences: '给哪些人',
  villages: '给哪些村',
  opens: '开始日期',
  closes: '结束日期',
  cap: '最多收几份',
  access: '怎么填',
  targets: '目标',
  roundOf: '上一轮',
  sections: '各部分',
  id: '编号',
  when: '条件',
}

/** A dotted path as somebody would say it: 第 1 部分 第 3 题 第 2 个选项. */
function placeInWords(path: string): string {
  const [head = '', section, , question, , option] = path.split('.')
  if (head !== 'sections' || section === undefined) return PLACES[head] ?? (head || '整份问卷')
  const parts = [`第 ${Number(section) + 1} 部分`]
  if (question !== undefined) parts.push(`第 ${Number(question) + 1} 题`)
  if (option !== undefined && path.includes('.options.')) parts.push(`第 ${Number(option) + 1} 个选项`)
  return parts.join(' ')
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
  const paths = survey.sections.flatMap((section, s) => section.questions.map((_, q) => `sections.${s}.questions.${q}`))
  const at = (index: number, faults: readonly Found[]): DefinitionFault[] =>
    faults.map(({ field, message }) => {
      const question = questions[index]
      const path = [paths[index], field].filter(Boolean).join('.')
      return { place: question ? placeOf(question) : '', path, message }
    })
  const head = (path: string, message: string): DefinitionFault => ({ place: placeInWords(path), path, message })
  const faults = [
    ...(survey.opens > survey.closes ? [head('closes', '结束日期不能早于开始日期')] : []),
    ...survey.villages.filter((id) => !villages.includes(id)).map((id) => head('villages', `没有这个村：${id}`)),
    ...(survey.roundOf === survey.id ? [head('roundOf', '不能是自己的下一轮')] : []),
    ...[...repeated(survey.sections.map(({ id }) => id)), ...repeated(questions.map(({ id }) => id))].map((id) => ({
      place: id,
      path: paths[questions.findIndex((question) => question.id === id)] ?? 'sections',
      message: '这个编号用了两次，请换一个',
    })),
    ...questions.flatMap((question, index) => at(index, formFaults(question))),
    ...(survey.access === 'class-code'
      ? questions.flatMap((question, index) => at(index, studentFaults(question)))
      : []),
    ...questions.flatMap((question, index) => at(index, referenceFaults(question, index, questions, villages))),
  ]
  // Reachability is only meaningful once every reference points backwards at something that exists.
  if (faults.length > 0) return faults
  return questions.flatMap((question, index) =>
    isReachable(question, questions, villages)
      ? []
      : at(index, [{ field: 'when', message: '这道题永远不会出现：它的条件不可能成立' }]),
  )
}

/** Something wrong with a question; `field` is its dotted path inside the question. */
interface Found {
  field?: string
  message: string
}

const placeOf = (question: Question): string => `${question.id}（${question.text}）`

const repeated = (ids: readonly string[]): string[] => [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))]

function formFaults(question: Question): Found[] {
  const options = optionsOf(question)
  const faults: Found[] = [
    ...repeated(options.map(({ id }) => id)).map((id) => ({ field: 'options', message: `选项编号重复：${id}` })),
    ...repeated(options.map(({ text }) => text)).map((text) => ({
      field: 'options',
      message: `选项文字重复：${text}`,
    })),
    ...options.flatMap(({ picture }, at) =>
      picture !== undefined && !Object.keys(PICTURE_NAMES).includes(picture)
        ? [{ field: `options.${at}.picture`, message: `没有这个图：${picture}` }]
        : [],
    ),
  ]
  if (question.kind === 'multiple') {
    const plain = options.filter((option) => !option.exclusive).length
    if (question.max !== undefined && question.max < (question.min ?? 0))
      faults.push({ field: 'max', message: '最多选几项不能小于最少选几项' })
    if ((question.min ?? 0) > plain) faults.push({ field: 'min', message: '最少选的项数比能选的还多' })
  }
  if (question.kind === 'scale') {
    if (question.from >= question.to) faults.push({ field: 'to', message: '分数的起点要小于终点' })
    if (question.to - question.from > 10) faults.push({ field: 'to', message: '分数最多分 11 档' })
  }
  if (question.kind === 'number' || question.kind === 'date')
    if (question.min !== undefined && question.max !== undefined && question.min > question.max)
      faults.push({ field: 'max', message: '最小值不能大于最大值' })
  return faults
}

/**
 * Survey rule 4: a student is never asked who they are. What they write, a date or a village could tell, so a survey under
 * a class code has only questions to choose from.
 */
function studentFaults(question: Question): Found[] {
  return [
    ...(['text', 'date', 'village', 'number'].includes(question.kind)
      ? [{ field: 'kind', message: '课堂上的问卷只能有选择、打分、排先后的题，免得学生写出自己是谁' }]
      : []),
    ...optionsOf(question).flatMap(({ withText }, at) =>
      withText ? [{ field: `options.${at}.withText`, message: '课堂上的问卷不能让学生写字，免得写出自己是谁' }] : [],
    ),
  ]
}

function referenceFaults(
  question: Question,
  at: number,
  questions: readonly Question[],
  villages: readonly string[],
): Found[] {
  const found = (message: string): Found[] => [{ field: 'when', message }]
  return leavesOf(question.when).flatMap((leaf) => {
    const index = questions.findIndex(({ id }) => id === leaf.question)
    const target = questions[index]
    if (!target) return found(`条件里的题目不存在：${leaf.question}`)
    if (index >= at) {
      const circle = circleFrom(question, questions)
      return found(circle ? `条件绕成了圈：${circle.join(' → ')}` : `条件只能用前面的题，${placeOf(target)} 在它后面`)
    }
    if ('includes' in leaf) {
      const known = target.kind === 'village' ? villages : optionsOf(target).map(({ id }) => id)
      if (!known.includes(leaf.includes)) return found(`${placeOf(target)} 没有这个选项：${leaf.includes}`)
    }
    if ('atLeast' in leaf && target.kind !== 'scale' && target.kind !== 'number')
      return found(`${placeOf(target)} 不是分数或数字题，不能比大小`)
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
