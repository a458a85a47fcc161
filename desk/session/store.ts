import { create } from 'zustand'

interface SessionState {
  /** True while the server no longer knows the session and somebody has to sign in again. */
  lapsed: boolean
  lapse(): void
  renew(): void
}

/** Whether the session has lapsed. Who is signed in is server data and stands in the query cache (`useStaff`). */
export const useSession = create<SessionState>((set) => ({
  lapsed: false,
  lapse: () => set({ lapsed: true }),
  renew: () => set({ lapsed: false }),
}))
