import { create } from 'zustand'
import { freshKey } from '@/platform/key'
import { read, remove, write } from '@/platform/storage'

const KEY = 'question-draft'

/** A question being written: kept on this phone until it is sent. */
interface QuestionDraft {
  text: string
  publish?: boolean
  /** Under which it is sent, however often. */
  submissionId: string
}

interface DraftStore {
  draft: QuestionDraft
  change: (part: Partial<QuestionDraft>) => void
  forget: () => void
}

const begun = (): QuestionDraft => ({ text: '', submissionId: freshKey() })

/** The question this phone has not sent yet. */
export const useQuestionDraft = create<DraftStore>()((set, get) => ({
  draft: read<QuestionDraft>(KEY) ?? begun(),
  change(part) {
    const draft = { ...get().draft, ...part }
    set({ draft })
    write(KEY, draft)
  },
  forget() {
    set({ draft: begun() })
    remove(KEY)
  },
}))
