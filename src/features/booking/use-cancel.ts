import type { Booking } from '@domain/booking'
import { useState } from 'react'
import { type ApiFailure, toFailure } from '@/platform/failure'
import { forgetReplies, keepReply } from '@/platform/reply-cache'
import { addressOf, call } from '@/platform/request'

/** Cancels a booking and keeps the answer, so that the ticket says so without a network too. */
export function useCancel(id: string, onCancelled: (booking: Booking) => void) {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<ApiFailure>()
  const cancel = async () => {
    setBusy(true)
    setFailure(undefined)
    try {
      const booking = await call('cancelBooking', { params: { id } })
      forgetReplies(addressOf('dutyDays', {}))
      keepReply(addressOf('booking', { params: { id } }), { at: Date.now(), data: booking })
      onCancelled(booking)
    } catch (thrown) {
      setFailure(toFailure(thrown))
    } finally {
      setBusy(false)
    }
  }
  return { cancel: () => void cancel(), busy, failure }
}
