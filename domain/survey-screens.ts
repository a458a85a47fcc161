import type { Question, SurveyDefinition } from './survey'

/** What is asked together on one screen. */
export interface SurveyScreen {
  title: string
  questions: Question[]
}

/**
 * The path through a survey cut into screens: the questions of one section together, or each on a screen of its own
 * where type is large. Screens whose questions are all hidden are left out, so `path` decides how many there are.
 */
export function screensOf(
  survey: Pick<SurveyDefinition, 'sections'>,
  path: readonly Question[],
  onePerScreen: boolean,
): SurveyScreen[] {
  const asked = new Set(path.map(({ id }) => id))
  return survey.sections.flatMap(({ title, questions }) => {
    const shown = questions.filter(({ id }) => asked.has(id))
    if (shown.length === 0) return []
    return onePerScreen ? shown.map((question) => ({ title, questions: [question] })) : [{ title, questions: shown }]
  })
}
