import { useEffect } from 'react'
import { useOnline } from '@/platform/network'
import { useSurveyDrafts } from './draft-store'

/** A weak network comes and goes without the phone saying so: what waits is tried again this often, in milliseconds. */
const AGAIN_MS = 30_000

/** Sends what waits when the program starts, whenever the network comes back, and every now and then until it is sent. */
export function useSendWaiting(): void {
  const online = useOnline()
  const waiting = useSurveyDrafts(({ drafts }) => Object.values(drafts).some((draft) => draft.waiting))
  useEffect(() => {
    if (!online || !waiting) return
    const send = async () => {
      // Loaded when there is something to send: opening the program should not wait for the rules of surveys.
      const { sendWaiting } = await import('./send')
      await sendWaiting()
    }
    // Where the network is lost again before those rules have come, the next turn fetches them.
    const attempt = () => send().catch(() => undefined)
    void attempt()
    const again = setInterval(attempt, AGAIN_MS)
    return () => clearInterval(again)
  }, [online, waiting])
}
