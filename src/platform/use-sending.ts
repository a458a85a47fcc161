import { useState } from 'react'
import { type ApiFailure, toFailure } from '@/platform/failure'

/** One thing sent at a time: a second tap while it is on its way does nothing, a failure is there to be shown. */
export function useSending() {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<ApiFailure>()
  const send = async (work: () => Promise<void>) => {
    if (busy) return
    setBusy(true)
    setFailure(undefined)
    try {
      await work()
    } catch (thrown) {
      setFailure(toFailure(thrown))
    } finally {
      setBusy(false)
    }
  }
  return { busy, failure, send }
}
