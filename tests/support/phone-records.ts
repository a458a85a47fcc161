import type { Reply } from '@domain/api'
import type { BookingRequest } from '@domain/booking'
import type { MediationRequest } from '@domain/mediation'
import type { Page } from 'playwright-core'

/** What a phone's own person has with the town, by the ids its pages are opened with. */
export interface PhoneRecords {
  slotId: string
  bookingId: string
  mediationId: string
}

/** The same for the person of a phone in a browser. */
export async function givePhoneRecords(page: Page): Promise<PhoneRecords> {
  const signedIn = page.waitForRequest((sent) => 'authorization' in sent.headers())
  await page.goto('/#/pages/appointment/mine/index')
  const { authorization = '' } = (await signedIn).headers()
  return makePhoneRecords(new URL(page.url()).origin, authorization)
}

/**
 * Books a place and asks for mediation as the person whose phone sends this `authorization`, so that the pages of both
 * have something to show.
 */
export async function makePhoneRecords(origin: string, authorization: string): Promise<PhoneRecords> {
  const send = async <T>(path: string, data: unknown): Promise<T> => {
    const headers = {
      authorization,
      'content-type': 'application/json',
      'idempotency-key': `made-for-${path.replace(/\W+/g, '-')}`,
    }
    const reply = await fetch(`${origin}${path}`, { method: 'POST', headers, body: JSON.stringify(data) })
    if (!reply.ok) throw new Error(`${path}: ${await reply.text()}`)
    return (await reply.json()) as T
  }
  const days = (await (await fetch(`${origin}/api/duty-days`)).json()) as Reply<'dutyDays'>
  const open = days.flatMap(({ slots }) => slots).filter((slot) => slot.open && slot.left > 0)
  const [first, second = first] = open
  if (!first || !second) throw new Error('no free place to book')
  // Another number each time: one number has one place a day.
  const person = { name: '赵六', phone: `139${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}` }
  const booking = await send<Reply<'createBooking'>>('/api/bookings', {
    ...person,
    slotId: first.id,
    topic: 'labour',
  } satisfies BookingRequest)
  const mediation = await send<Reply<'createMediation'>>('/api/mediations', {
    ...person,
    kind: 'neighbour',
    villageId: 'village-01',
    handler: 'village',
    myRole: 'neighbour',
    otherRole: 'neighbour',
    story: '邻居把墙砌到我家院里了',
    wish: '把界线说清楚',
  } satisfies MediationRequest)
  return { slotId: second.id, bookingId: booking.id, mediationId: mediation.id }
}
