import type { Answer, Question, SurveyDefinition } from '@domain/survey'
import { optionsOf, questionsOf } from '@domain/survey'
import type { Dice } from './dice'

/** Answers to every question that can be answered without words of one's own; what is not asked is dropped by the server. */
export function sampleAnswers(survey: SurveyDefinition, villages: readonly string[], dice: Dice) {
  const answers: Record<string, Answer> = {}
  for (const question of questionsOf(survey)) {
    const answer = sampleAnswer(question, villages, dice)
    if (answer) answers[question.id] = answer
  }
  return answers
}

/** Options nearer the beginning are chosen more often, so that a ranking has something to rank. */
function sampleAnswer(question: Question, villages: readonly string[], dice: Dice): Answer | undefined {
  const plain = optionsOf(question).filter(({ withText, exclusive }) => !withText && !exclusive)
  switch (question.kind) {
    case 'single':
      return { choice: dice.pick(dice.chance(50) ? plain.slice(0, 3) : plain).id }
    case 'multiple': {
      const wanted = Math.max(question.min ?? 1, 1)
      const most = Math.min(question.max ?? 3, 3)
      const chosen = plain.filter((_, at) => dice.chance(at < 3 ? 50 : 15)).slice(0, most)
      return { choices: (chosen.length >= wanted ? chosen : plain.slice(0, wanted)).map(({ id }) => id) }
    }
    case 'scale':
      return { number: Math.max(question.from, question.to - dice.upTo(3)) }
    case 'ranking':
      return {
        order: optionsOf(question)
          .filter(({ withText }) => !withText)
          .slice(0, question.top ?? optionsOf(question).length)
          .map(({ id }) => id),
      }
    case 'number':
      return { number: (question.min ?? 0) + dice.upTo(1 + Math.min(3, (question.max ?? 9) - (question.min ?? 0))) }
    case 'village':
      return { village: dice.pick(villages) }
    default:
      return undefined
  }
}
