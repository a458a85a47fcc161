import type { Topic } from '@domain/topics'
import { create } from 'zustand'
import { freshKey } from '@/platform/key'
import { read, write } from '@/platform/storage'

const KEY = 'booking-draft'

/** The form as it was left: kept while typing, so that a call, a dead battery or a lost network costs nothing. */
export interface BookingDraft {
  forFamily: boolean
  name: string
  beneficiary: string
  phone: string
  topic: Topic | undefined
  note: string
}

interface KeptName {
  name: string
  /** When it was last booked for, milliseconds since 1970. */
  at: number
}

interface Kept {
  draft: BookingDraft
  /** People booked for before, offered next time; on this phone only, until a year after the last time. */
  family: KeptName[]
  /** The key of the attempt whose answer is not known yet, with what was sent under it. */
  attempt: { body: string; key: string } | undefined
}

interface DraftStore extends Kept {
  change: (change: Partial<BookingDraft>) => void
  /** The key for sending `body`: the same again as long as the same is sent, until it succeeds or is refused for good. */
  keyFor: (body: string) => string
  /** Gives the key up, so that the next sending counts as a new one. */
  newAttempt: () => void
  /** The booking is made: what belongs to this matter goes, who asks stays for next time. */
  sent: () => void
  /** Takes the family's names off this phone. */
  forgetFamily: () => void
  forget: () => void
}

const empty = (): BookingDraft => ({
  forFamily: false,
  name: '',
  beneficiary: '',
  phone: '',
  topic: undefined,
  note: '',
})
const MOST_FAMILY = 6
const KEEP_NAMES_MS = 365 * 24 * 3600 * 1000

/** Names still worth keeping; versions before kept no time with them. */
function livingNames(kept: readonly (KeptName | string)[] | undefined, now: number): KeptName[] {
  return (kept ?? [])
    .map((one) => (typeof one === 'string' ? { name: one, at: now } : one))
    .filter(({ at }) => now - at < KEEP_NAMES_MS)
}

export const useDraft = create<DraftStore>()((set, get) => {
  const kept = read<Partial<Kept>>(KEY)
  const keep = (change: Partial<Kept>) => {
    set(change)
    const { draft, family, attempt } = get()
    write(KEY, { draft, family, attempt })
  }
  return {
    draft: empty(),
    attempt: undefined,
    ...kept,
    family: livingNames(kept?.family, Date.now()),
    change: (change) => keep({ draft: { ...get().draft, ...change } }),
    keyFor: (body) => {
      const { attempt } = get()
      if (attempt?.body === body) return attempt.key
      const key = freshKey()
      keep({ attempt: { body, key } })
      return key
    },
    newAttempt: () => keep({ attempt: undefined }),
    sent: () => {
      const { draft, family } = get()
      const name = draft.forFamily ? draft.beneficiary.trim() : ''
      keep({
        attempt: undefined,
        draft: { ...empty(), name: draft.name, phone: draft.phone },
        family: name
          ? [{ name, at: Date.now() }, ...family.filter((other) => other.name !== name)].slice(0, MOST_FAMILY)
          : family,
      })
    },
    forgetFamily: () => keep({ family: [] }),
    forget: () => keep({ draft: empty(), family: [], attempt: undefined }),
  }
})
