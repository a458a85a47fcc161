import { optionsOf, type Question } from '@domain/survey'
import { helpInWords } from '@domain/survey-words'
import type { Sentence } from '@/features/read-aloud/sentences'

/** Questions as they are read aloud, each with its options. */
export const spokenQuestions = (questions: readonly Question[]): Sentence[] =>
  questions
    .flatMap((question) => [
      question.text,
      helpInWords(question),
      ...optionsOf(question).map(({ text }) => `${text}。`),
      ...(question.kind === 'scale'
        ? [`${question.from} 分是${question.fromLabel}，${question.to} 分是${question.toLabel}。`]
        : []),
    ])
    .filter((text) => text !== '')
    .map((text) => ({ place: '', from: 0, to: 0, text }))
