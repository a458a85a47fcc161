import type { SurveyDefinition } from '@domain/survey'
import { create } from 'zustand'
import { freshKey } from '@/platform/key'
import { read, remove, write } from '@/platform/storage'

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

/** A consultation's feedback and a class's answers are drafts of their own beside others of the same survey. */
export const draftKey = (surveyId: string, bookingId?: string, classCode?: string): string =>
  [surveyId, bookingId, classCode].filter(Boolean).join(' ')

interface DraftStore {
  drafts: Record<string, SurveyDraft>
  /** What reached the server since its page was opened, by draft: also what went by itself when the network was back. */
  sent: readonly string[]
  begin: (survey: Begun) => void
  answer: (key: string, questionId: string, value: unknown) => void
  goTo: (key: string, screen: number) => void
  wait: (key: string, waiting: boolean) => void
  forget: (key: string) => void
  /** Takes a draft that the server has off this phone. */
  delivered: (key: string) => void
  /** A page for this draft is opened anew: thanks for an earlier one are over. */
  opened: (key: string) => void
  /** Takes every answer off this phone, those that wait for the network included. */
  forgetAll: () => void
}

export const useSurveyDrafts = create<DraftStore>()((set, get) => {
  const keep = (drafts: Record<string, SurveyDraft>) => {
    set({ drafts })
    write(KEY, drafts)
  }
  const change = (key: string, to: (draft: SurveyDraft) => SurveyDraft) => {
    const draft = get().drafts[key]
    if (draft) keep({ ...get().drafts, [key]: to(draft) })
  }
  return {
    drafts: read<Record<string, SurveyDraft>>(KEY) ?? {},
    sent: [],
    begin: (survey) =>
      keep({
        ...get().drafts,
        [draftKey(survey.definition.id, survey.bookingId, survey.classCode)]: {
          ...survey,
          answers: {},
          submissionId: freshKey(),
          screen: 0,
          waiting: false,
        },
      }),
    answer: (key, questionId, value) =>
      // Changed after all: it goes when the person says so again, not half changed.
      change(key, (draft) => ({ ...draft, waiting: false, answers: { ...draft.answers, [questionId]: value } })),
    goTo: (key, screen) => change(key, (draft) => ({ ...draft, screen })),
    wait: (key, waiting) => change(key, (draft) => ({ ...draft, waiting })),
    forget: (key) => {
      const { [key]: _, ...others } = get().drafts
      keep(others)
    },
    delivered(key) {
      get().forget(key)
      set({ sent: [...get().sent, key] })
    },
    opened: (key) => set({ sent: get().sent.filter((other) => other !== key) }),
    forgetAll() {
      set({ drafts: {}, sent: [] })
      remove(KEY)
    },
  }
})
