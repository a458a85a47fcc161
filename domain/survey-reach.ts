/**
 * Whether a question can ever be asked: a small search for answers under which its condition, and the conditions of the
 * questions it rests on, hold together. Exact for the conditions surveys have, apart from a bound on the work: a
 * condition that needs more than `MAX_STEPS` is treated as unreachable, so whoever writes it is told to make it simpler.
 */

import { type Condition, optionsOf, type Question } from './survey'
import { rankingLength } from './survey-answers'

const MAX_STEPS = 20_000

/** A condition that must hold, or must not. */
interface Goal {
  condition: Condition
  holds: boolean
}

/** What a search has settled about one question. */
interface Settled {
  /** True: it is answered; false: it holds no answer. */
  answered: boolean
  chosen: readonly string[]
  unchosen: readonly string[]
  atLeast: number
  below: number
}

type State = ReadonlyMap<string, Settled>

/** `questions` in the survey's order, with references pointing backwards only. */
export function isReachable(question: Question, questions: readonly Question[], villages: readonly string[]): boolean {
  const byId = new Map(questions.map((other) => [other.id, other]))
  let steps = 0

  function solve(goals: readonly Goal[], state: State): boolean {
    if (++steps > MAX_STEPS) return false
    const [goal, ...rest] = goals
    if (!goal) return true
    const { condition, holds } = goal
    if ('not' in condition) return solve([{ condition: condition.not, holds: !holds }, ...rest], state)
    if ('all' in condition || 'any' in condition) {
      const parts = ('all' in condition ? condition.all : condition.any).map((part) => ({ condition: part, holds }))
      const together = 'all' in condition === holds
      if (together) return solve([...parts, ...rest], state)
      return parts.some((part) => solve([part, ...rest], state))
    }
    const target = byId.get(condition.question)
    if (!target) return false
    const settle = (change: Partial<Settled> & { answered: boolean }) => extend(target, change, rest, state)
    if ('answered' in condition) return settle({ answered: condition.answered === holds })
    if ('atLeast' in condition)
      return holds
        ? settle({ answered: true, atLeast: condition.atLeast })
        : settle({ answered: false }) || settle({ answered: true, below: condition.atLeast })
    return holds
      ? settle({ answered: true, chosen: [condition.includes] })
      : settle({ answered: false }) || settle({ answered: true, unchosen: [condition.includes] })
  }

  /** Adds what is now known of a question and what follows from it, and searches on. */
  function extend(
    target: Question,
    change: Partial<Settled> & { answered: boolean },
    rest: readonly Goal[],
    state: State,
  ) {
    const before = state.get(target.id)
    if (before && before.answered !== change.answered) return false
    const after: Settled = {
      answered: change.answered,
      chosen: [...new Set([...(before?.chosen ?? []), ...(change.chosen ?? [])])],
      unchosen: [...new Set([...(before?.unchosen ?? []), ...(change.unchosen ?? [])])],
      atLeast: Math.max(before?.atLeast ?? Number.NEGATIVE_INFINITY, change.atLeast ?? Number.NEGATIVE_INFINITY),
      below: Math.min(before?.below ?? Number.POSITIVE_INFINITY, change.below ?? Number.POSITIVE_INFINITY),
    }
    const next = new Map(state).set(target.id, after)
    if (after.answered) {
      if (!canAnswer(target, after, villages)) return false
      return solve(before || !target.when ? rest : [{ condition: target.when, holds: true }, ...rest], next)
    }
    // An optional question may be left blank; a required one holds no answer only when it is not asked.
    if (before || !target.required) return solve(rest, next)
    return target.when !== undefined && solve([{ condition: target.when, holds: false }, ...rest], next)
  }

  return question.when === undefined || solve([{ condition: question.when, holds: true }], new Map())
}

/** Whether one answer to the question fits everything settled about it. */
function canAnswer(question: Question, settled: Settled, villages: readonly string[]): boolean {
  const { chosen, unchosen } = settled
  if (chosen.some((id) => unchosen.includes(id))) return false
  switch (question.kind) {
    case 'single':
      return fitsOne(
        question.options.map(({ id }) => id),
        chosen,
        unchosen,
      )
    case 'village':
      return fitsOne(villages, chosen, unchosen)
    case 'multiple': {
      const free = question.options.filter((option) => !unchosen.includes(option.id))
      const wanted = free.filter((option) => chosen.includes(option.id))
      if (wanted.length !== chosen.length) return false
      if (wanted.some((option) => option.exclusive)) return wanted.length === 1
      const plain = free.filter((option) => !option.exclusive).length
      const alone = wanted.length === 0 && plain < free.length
      return alone || (plain >= Math.max(question.min ?? 0, 1) && chosen.length <= (question.max ?? plain))
    }
    case 'ranking': {
      const free = optionsOf(question).filter((option) => !unchosen.includes(option.id)).length
      return chosen.length <= rankingLength(question) && free >= rankingLength(question)
    }
    case 'scale': {
      const lowest = Math.max(question.from, Math.ceil(settled.atLeast))
      return lowest <= question.to && lowest < settled.below
    }
    case 'number': {
      const lowest = Math.max(question.min ?? Number.NEGATIVE_INFINITY, settled.atLeast)
      return lowest <= (question.max ?? Number.POSITIVE_INFINITY) && lowest < settled.below
    }
    default:
      return chosen.length === 0
  }
}

const fitsOne = (ids: readonly string[], chosen: readonly string[], unchosen: readonly string[]): boolean =>
  chosen.length > 1
    ? false
    : chosen.length === 1
      ? ids.includes(chosen[0] ?? '')
      : ids.some((id) => !unchosen.includes(id))
