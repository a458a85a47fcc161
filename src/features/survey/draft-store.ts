import type { SurveyDefinition } from '@domain/survey'
import { create } from 'zustand'
import { freshKey } from '@/platform/key'
import { read, write } from '@/platform/storage'

const KEY = 'survey-drafts'

/** A survey half filled in: kept on this phone at every change, with the version it was begun with. */
export interface SurveyDraft {
  version: number
  definition: SurveyDefinition
  /** The villages one can live in, by id: checking needs them, also without a network. */
  villages: readonly string[]
  /** As given, answers of questions hidden for now included: they come back when an earlier answer changes back. */
  answers: Record<string, unknown>
  /** Under which it is sent, however often. */
  submissionId: string
  /** The screen it was left at. */
  screen: number
  /** Sent by the person but not yet by the phone: it goes when the network is back. */
  waiting: boolean
  bookingId?: string
  classCode?: string
}

type Begun = Omit<SurveyDraft, 'answers' | 'submissionId' | 'screen' | 'waiting'>

interface DraftStore {
  drafts: Record<string, SurveyDraft>
  begin: (survey: Begun) => void
  answer: (surveyId: string, questionId: string, value: unknown) => void
  goTo: (surveyId: string, screen: number) => void
  wait: (surveyId: string, waiting: boolean) => void
  forget: (surveyId: string) => void
}

export const useSurveyDrafts = create<DraftStore>()((set, get) => {
  const keep = (drafts: Record<string, SurveyDraft>) => {
    set({ drafts })
    write(KEY, drafts)
  }
  const change = (surveyId: string, to: (draft: SurveyDraft) => SurveyDraft) => {
    const draft = get().drafts[surveyId]
    if (draft) keep({ ...get().drafts, [surveyId]: to(draft) })
  }
  return {
    drafts: read<Record<string, SurveyDraft>>(KEY) ?? {},
    begin: (survey) =>
      keep({
        ...get().drafts,
        [survey.definition.id]: { ...survey, answers: {}, submissionId: freshKey(), screen: 0, waiting: false },
      }),
    answer: (surveyId, questionId, value) =>
      change(surveyId, (draft) => ({ ...draft, answers: { ...draft.answers, [questionId]: value } })),
    goTo: (surveyId, screen) => change(surveyId, (draft) => ({ ...draft, screen })),
    wait: (surveyId, waiting) => change(surveyId, (draft) => ({ ...draft, waiting })),
    forget: (surveyId) => {
      const { [surveyId]: _, ...others } = get().drafts
      keep(others)
    },
  }
})
