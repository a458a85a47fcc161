import type { Handler, MediationKind, PartyRole } from '@domain/mediation'
import { create } from 'zustand'
import { freshKey } from '@/platform/key'
import { read, remove, write } from '@/platform/storage'

const KEY = 'mediation-draft'

/** A request being written: kept on this phone, as typed, until it is sent. */
export interface MediationDraft {
  kind?: MediationKind
  handler?: Handler
  villageId?: string
  myRole?: PartyRole | undefined
  otherRole?: PartyRole | undefined
  story: string
  wish: string
  name: string
  phone: string
}

interface DraftStore {
  draft: MediationDraft
  /** The key of the attempt whose answer is not known yet, with what was sent under it. */
  attempt: { body: string; key: string } | undefined
  change: (part: Partial<MediationDraft>) => void
  /** The same key as long as the same is sent, so that trying again makes no second matter. */
  keyFor: (body: string) => string
  forget: () => void
}

const empty = (): MediationDraft => ({ story: '', wish: '', name: '', phone: '' })

/** The request this phone has not sent yet. */
export const useMediationDraft = create<DraftStore>()((set, get) => {
  const keep = (change: Partial<Pick<DraftStore, 'draft' | 'attempt'>>) => {
    set(change)
    const { draft, attempt } = get()
    write(KEY, { draft, attempt })
  }
  return {
    draft: empty(),
    attempt: undefined,
    ...read<Partial<DraftStore>>(KEY),
    change: (part) => keep({ draft: { ...get().draft, ...part } }),
    keyFor(body) {
      const { attempt } = get()
      if (attempt?.body === body) return attempt.key
      const key = freshKey()
      keep({ attempt: { body, key } })
      return key
    },
    forget() {
      set({ draft: empty(), attempt: undefined })
      remove(KEY)
    },
  }
})
