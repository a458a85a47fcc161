import { addDays, dateInWords, localDate } from '@domain/time'
import { screen } from '@testing-library/react'
import { aBooking } from '../bookings'
import { officer, openDesk } from '../openDesk'

const today = localDate(new Date())

/** Opens the one follow-up of that date and writes it down without touching anything. */
async function writeDown(followUpOn: string) {
  const done = aBooking({ status: 'done', date: '2026-01-08' })
  const outcome = { topic: 'labour' as const, result: 'advised' as const, followUpOn }
  const opened = openDesk('/follow-ups', officer, {
    deskFollowUps: () => [{ ...done, followUpOn }],
    deskBooking: () => ({ ...done, outcome }),
    deskSetOutcome: () => ({ ...done, outcome }),
  })
  await opened.user.click(await screen.findByRole('button', { name: '记结果' }))
  await screen.findByRole('button', { name: '记下结果' })
  return opened
}

test('a follow-up that is due is done once it is written down, and the form says so', async () => {
  const yesterday = addDays(today, -1)
  const { user, server } = await writeDown(yesterday)
  expect(screen.getByText(new RegExp(`约定${dateInWords(yesterday)}的这次回访，记下就算办了`))).toBeVisible()
  await user.click(screen.getByRole('button', { name: '记下结果' }))
  expect(await screen.findByText('记好了')).toBeVisible()
  expect(server.callsOf('deskSetOutcome')[0]?.body).toEqual({ topic: 'labour', result: 'advised' })
})

test('one that is still to come keeps its date', async () => {
  const later = addDays(today, 3)
  const { user, server } = await writeDown(later)
  await user.click(screen.getByRole('button', { name: '记下结果' }))
  expect(await screen.findByText('记好了')).toBeVisible()
  expect(server.callsOf('deskSetOutcome')[0]?.body).toMatchObject({ followUpOn: later })
})
