import type { Reply } from '@domain/api'
import type { AgeBand, ClassSession, Phase } from '@domain/school'
import { create } from 'zustand'
import { freshKey } from '@/platform/key'
import { read, remove, write } from '@/platform/storage'

const KEY = 'class-visit'

/** Stands for "I don't know" among a question's options; left out when handing in. */
export const NOT_KNOWN = -1

/** Where a student is in the class. */
export type Stage = 'before' | 'before-reasons' | 'lessons' | 'after' | 'after-reasons' | 'end'

type Answers = Record<string, number>
type Marked = Reply<'submitClassQuiz'>

/** A phone's visit to a class: kept at every step, so that a killed program or a lost network loses nothing. */
export interface Visit {
  code: string
  ageBand: AgeBand
  /** Made before the first attempt to join: whatever fails, the next attempt takes no second place. */
  participant: string
  /** What joining brought; without it the class has not been joined yet. */
  session?: ClassSession
  stage: Stage
  /** The question on the screen, from 0. */
  at: number
  answers: Record<Phase, Answers>
  marked: Partial<Record<Phase, Marked>>
}

interface VisitStore {
  visit: Visit | undefined
  /** Sets out for a class; the same code again keeps the participant. */
  setOut: (code: string, ageBand: AgeBand) => Visit
  joined: (session: ClassSession) => void
  answer: (phase: Phase, questionId: string, option: number) => void
  turnTo: (at: number) => void
  mark: (phase: Phase, marked: Marked) => void
  goTo: (stage: Stage) => void
  forget: () => void
}

/** The class this phone is in, if any. */
export const useVisit = create<VisitStore>()((set, get) => {
  const keep = (visit: Visit): Visit => {
    set({ visit })
    write(KEY, visit)
    return visit
  }
  const change = (part: (visit: Visit) => Partial<Visit>) => {
    const { visit } = get()
    if (visit) keep({ ...visit, ...part(visit) })
  }
  return {
    visit: read<Visit>(KEY),
    setOut(code, ageBand) {
      const { visit } = get()
      if (visit?.code === code) return keep({ ...visit, ageBand })
      return keep({
        code,
        ageBand,
        participant: freshKey(),
        stage: 'before',
        at: 0,
        answers: { before: {}, after: {} },
        marked: {},
      })
    },
    joined: (session) => change(() => ({ session })),
    answer: (phase, questionId, option) =>
      change(({ answers }) => ({ answers: { ...answers, [phase]: { ...answers[phase], [questionId]: option } } })),
    turnTo: (at) => change(() => ({ at })),
    mark: (phase, marked) =>
      change((visit) => ({ marked: { ...visit.marked, [phase]: marked }, stage: `${phase}-reasons`, at: 0 })),
    goTo: (stage) => change(() => ({ stage, at: 0 })),
    forget() {
      set({ visit: undefined })
      remove(KEY)
    },
  }
})
