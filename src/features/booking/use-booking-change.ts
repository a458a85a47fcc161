import type { CallInput } from '@domain/api'
import type { Booking } from '@domain/booking'
import { useState } from 'react'
import { type ApiFailure, toFailure } from '@/platform/failure'
import { cachedReply, forgetReply, keepReply } from '@/platform/reply-cache'
import { addressOf, call } from '@/platform/request'

type Change = 'cancelBooking' | 'moveBooking' | 'acceptOffer'

/** Keeps a booking, so that its ticket opens without a network. */
export const keepTicket = (booking: Booking): void =>
  keepReply(addressOf('booking', { params: { id: booking.id } }), { at: Date.now(), data: booking })

/** Keeps a booking's newest state, in the list of bookings too; the places left and the waiting list are asked for again. */
export function keepBooking(booking: Booking): void {
  for (const list of ['dutyDays', 'myWaitlist'] as const) forgetReply(addressOf(list, {}))
  const mine = addressOf('myBookings', {})
  const others = ((cachedReply(mine)?.data ?? []) as Booking[]).filter(({ id }) => id !== booking.id)
  keepReply(mine, { at: Date.now(), data: [...others, booking].sort(byTime) })
  keepTicket(booking)
}

const byTime = (a: Booking, b: Booking): number => (a.date + a.start).localeCompare(b.date + b.start)

/** Changes a booking, one change at a time, and hands over what it is after. */
export function useBookingChange(onChanged: (booking: Booking) => void) {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<ApiFailure>()
  const run = async <N extends Change>(name: N, input: CallInput<N>) => {
    setBusy(true)
    setFailure(undefined)
    try {
      const booking: Booking = await call(name, input)
      keepBooking(booking)
      onChanged(booking)
    } catch (thrown) {
      setFailure(toFailure(thrown))
    } finally {
      setBusy(false)
    }
  }
  return { change: <N extends Change>(name: N, input: CallInput<N>) => void run(name, input), busy, failure }
}
