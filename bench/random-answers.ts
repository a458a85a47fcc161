import { type Answers, optionsOf, questionsOf, type SurveyDefinition } from '@domain/survey'
import { checkAnswers } from '@domain/survey-answers'

/** A stream of numbers between 0 and 1 that is the same in every run. */
export function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}

/** Answers to every question that are right by the survey's own rules. */
export function randomAnswers(survey: SurveyDefinition, villages: readonly string[], next: () => number): Answers {
  const one = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T
  const given: Record<string, unknown> = {}
  for (const question of questionsOf(survey)) {
    const ids = optionsOf(question)
      .filter((option) => !option.exclusive)
      .map(({ id }) => id)
    if (question.kind === 'single') given[question.id] = { choice: one(ids) }
    else if (question.kind === 'multiple') given[question.id] = { choices: [...new Set([one(ids), one(ids)])] }
    else if (question.kind === 'ranking') given[question.id] = { order: ids.slice(0, question.top ?? ids.length) }
    else if (question.kind === 'scale')
      given[question.id] = { number: question.from + Math.floor(next() * (question.to - question.from + 1)) }
    else if (question.kind === 'village') given[question.id] = { village: one(villages) }
    else if (question.kind === 'text' && next() < 0.1) given[question.id] = { text: '希望多到村里讲一讲' }
  }
  return checkAnswers(survey, given, [...villages]).answers
}
