import { type Answer, type Answers, optionsOf, type Question, questionsOf, type SurveyDefinition } from './survey'
import { rankingLength } from './survey-answers'

/** Village names by id. */
export type VillageNames = ReadonlyMap<string, string>

/** An answer as a person would say it: option texts, not ids. Empty when the answer does not fit its question. */
export function answerInWords(question: Question, answer: Answer | undefined, villages: VillageNames): string {
  if (!answer) return ''
  const words = (id: string) => optionsOf(question).find((option) => option.id === id)?.text ?? ''
  const other = 'text' in answer && answer.text ? `（${answer.text}）` : ''
  if ('choice' in answer) return words(answer.choice) + other
  if ('choices' in answer) return answer.choices.map(words).join('、') + other
  if ('order' in answer) return answer.order.map((id, at) => `${at + 1}. ${words(id)}`).join('；')
  if ('number' in answer) return `${answer.number}${question.kind === 'number' ? (question.unit ?? '') : ''}`
  if ('village' in answer) return villages.get(answer.village) ?? ''
  return 'date' in answer ? answer.date : answer.text
}

/** What stands below a question: the author's own help, else how many to choose; '' where that goes without saying. */
export function helpInWords(question: Question): string {
  if (question.help) return question.help
  if (question.kind === 'ranking') return `按先后点 ${rankingLength(question)} 样。`
  if (question.kind !== 'multiple') return ''
  const { min = 0, max } = question
  if (max !== undefined) return min > 1 ? `选 ${min} 到 ${max} 样。` : `最多选 ${max} 样。`
  return min > 1 ? `至少选 ${min} 样。` : '可以选几样。'
}

/** Every answer below its question, for keeping what was filled in when it can no longer be sent. */
export const answersInWords = (
  survey: Pick<SurveyDefinition, 'title' | 'sections'>,
  answers: Answers,
  villages: VillageNames,
): string =>
  [
    survey.title,
    ...questionsOf(survey)
      .filter(({ id }) => answers[id] !== undefined)
      .map((question) => `${question.text}\n${answerInWords(question, answers[question.id], villages)}`),
  ].join('\n\n')
