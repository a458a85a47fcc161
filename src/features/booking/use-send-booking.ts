import type { BookingRequest, WaitlistRequest } from '@domain/booking'
import { useRef, useState } from 'react'
import { type ApiFailure, toFailure } from '@/platform/failure'
import { replaceWith } from '@/platform/navigate'
import { call } from '@/platform/request'
import { useDraft } from './draft'
import { keepBooking } from './use-booking-change'

/**
 * Sends a booking or a place on the waiting list once, however often the button is tapped, and opens what came of it.
 * After a failure whose outcome is not known the same key goes out again, so that trying again never books twice.
 */
export function useSendBooking() {
  const { keyFor, newAttempt, sent } = useDraft()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<ApiFailure>()
  const underWay = useRef(false)

  const send = async (request: BookingRequest | WaitlistRequest) => {
    if (underWay.current) return
    underWay.current = true
    setBusy(true)
    setFailure(undefined)
    try {
      const idempotencyKey = keyFor(JSON.stringify(request))
      if ('slotId' in request) {
        const booking = await call('createBooking', { body: request, idempotencyKey })
        keepBooking(booking)
        sent()
        replaceWith('appointment/ticket', { id: booking.id, fresh: '1' })
      } else {
        await call('joinWaitlist', { body: request, idempotencyKey })
        sent()
        replaceWith('appointment/mine')
      }
    } catch (thrown) {
      const failed = toFailure(thrown)
      if (failed.code === 'key-reused') newAttempt()
      setFailure(failed)
      // After a success the form stays shut until its page is gone: a tap in between would be a second booking.
      underWay.current = false
      setBusy(false)
    }
  }
  return { send, busy, failure }
}
