import type { BookingRequest } from '@domain/booking'
import { useRef, useState } from 'react'
import { type ApiFailure, toFailure } from '@/platform/failure'
import { replaceWith } from '@/platform/navigate'
import { forgetReplies, keepReply } from '@/platform/reply-cache'
import { addressOf, call } from '@/platform/request'
import { useDraft } from './draft'

/**
 * Sends a booking once, however often the button is tapped, and opens the ticket. After a failure whose outcome is not
 * known the same key goes out again, so that trying again never books twice.
 */
export function useSendBooking() {
  const { keyFor, newAttempt, sent } = useDraft()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<ApiFailure>()
  const underWay = useRef(false)

  const send = async (request: BookingRequest) => {
    if (underWay.current) return
    underWay.current = true
    setBusy(true)
    setFailure(undefined)
    try {
      const booking = await call('createBooking', { body: request, idempotencyKey: keyFor(JSON.stringify(request)) })
      const address = addressOf('booking', { params: { id: booking.id } })
      forgetReplies(addressOf('dutyDays', {}))
      keepReply(address, { at: Date.now(), data: booking })
      sent()
      replaceWith('appointment/ticket', { id: booking.id, fresh: '1' })
    } catch (thrown) {
      const failed = toFailure(thrown)
      if (failed.code === 'key-reused') newAttempt()
      setFailure(failed)
    } finally {
      underWay.current = false
      setBusy(false)
    }
  }
  return { send, busy, failure }
}
