import type { BookingStatus, DeskBooking } from '@domain/booking'
import type { LocalDate } from '@domain/time'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { reading } from '../../api/cache'
import { call } from '../../api/client'

/** How often an open list asks again, in milliseconds: bookings come in from phones all the while. */
const REFRESH = 30_000

const ofDay = (date: LocalDate) => reading('deskBookings', { query: { date } })

/** A date's bookings. */
export const useDayBookings = (date: LocalDate) => useQuery({ ...ofDay(date), refetchInterval: REFRESH })

/** Changes a booking's status from the one the desk saw; the list shows the server's answer at once. */
export function useSetStatus() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: ({ booking, to }: { booking: DeskBooking; to: Exclude<BookingStatus, 'cancelled'> }) =>
      call('deskSetBookingStatus', { params: { id: booking.id }, body: { from: booking.status, to } }),
    onSuccess: (changed) =>
      cache.setQueryData(ofDay(changed.date).queryKey, (list: DeskBooking[] | undefined) =>
        list?.map((booking) => (booking.id === changed.id ? changed : booking)),
      ),
    // Refused or not, what the server has is what the list should show.
    onSettled: () => cache.invalidateQueries({ queryKey: ['deskBookings'] }),
  })
}
