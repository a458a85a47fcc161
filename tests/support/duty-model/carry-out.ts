import type { api } from '@domain/api'
import type { RosterChange } from '@domain/roster'
import type { Answer, Caller, Client } from '../client'
import type { Operation } from './apply'
import type { Outcome } from './explain'
import { type Ids, keyOf } from './observe'
import { type Model, slotId } from './state'

/** Who is who for the server. */
export interface People {
  residents: Map<string, Caller & { id: string; phone: string; name: string }>
  callers: Map<string, { phone: string; name: string }>
  officer: Caller
}

const reason = '有变动'

/** Carries an operation out on a real server. Throws on an answer that no contract names and on an unexpected fault. */
export async function carryOut(
  client: Client,
  operation: Operation,
  model: Model,
  ids: Ids,
  people: People,
): Promise<Outcome> {
  const day = (index: number) => model.days[index]
  const slot = (of: { day: number; start: string }) => {
    const found = day(of.day)
    return found ? slotId(found, of.start) : ''
  }
  const of = (handle: string) => ({ params: { id: ids.bookings.get(handle)?.id ?? 'none' } })
  const { officer } = people
  const owner = (handle: string) => {
    const booking = model.bookings.find((one) => one.handle === handle)
    return people.residents.get(booking?.who ?? '') ?? {}
  }
  const send = async (answer: Promise<Answer<keyof typeof api>>): Promise<Outcome> => {
    const came = await answer
    if (!came.ok && came.error.code === 'internal') throw new Error(`${JSON.stringify(operation)} failed inside`)
    return came.ok ? 'done' : { refused: came.error.code }
  }
  const idempotencyKey = keyOf(operation.id)
  switch (operation.kind) {
    case 'book': {
      const { name, phone, ...as } = people.residents.get(operation.who) ?? { name: '', phone: '' }
      const body = { slotId: slot(operation), name, phone, topic: 'labour', ...family(operation.person, name) }
      const request = () => send(client.call('createBooking', { body, idempotencyKey }, as))
      // An impatient finger: the same key twice at the same moment is one booking.
      const [first, second] = await Promise.all([request(), operation.id % 4 === 0 ? request() : undefined])
      return first === 'done' || second === undefined ? first : second === 'done' ? second : first
    }
    case 'wait': {
      const { name, phone, ...as } = people.residents.get(operation.who) ?? { name: '', phone: '' }
      const body = {
        dutyDayId: day(operation.day)?.id,
        name,
        phone,
        topic: 'labour',
        ...family(operation.person, name),
      }
      return send(client.call('joinWaitlist', { body, idempotencyKey }, as))
    }
    case 'cancel-own':
      return send(client.call('cancelBooking', of(operation.booking), owner(operation.booking)))
    case 'move-own':
      return send(
        client.call(
          'moveBooking',
          { ...of(operation.booking), body: { slotId: slot(operation) } },
          owner(operation.booking),
        ),
      )
    case 'accept':
    case 'pass': {
      const entry = model.entries.find((one) => one.handle === operation.entry)
      const params = { id: ids.entries.get(operation.entry) ?? 'none' }
      const name = operation.kind === 'accept' ? 'acceptOffer' : 'leaveWaitlist'
      return send(client.call(name, { params }, people.residents.get(entry?.who ?? '') ?? {}))
    }
    case 'desk-book': {
      const body = {
        slotId: slot(operation),
        ...people.callers.get(operation.who),
        topic: 'labour',
        channel: operation.walkIn ? 'walk-in' : 'phone',
        ...(operation.walkIn && operation.extra ? { extraPlaceReason: reason } : {}),
      }
      return send(client.call('deskCreateBooking', { body, idempotencyKey }, officer))
    }
    case 'arrive': {
      const body = { date: operation.date, code: ids.bookings.get(operation.booking)?.code }
      return send(client.call('deskArrive', { body }, officer))
    }
    case 'status': {
      const { from, to } = operation
      return send(client.call('deskSetBookingStatus', { ...of(operation.booking), body: { from, to } }, officer))
    }
    case 'outcome': {
      const body = { topic: 'labour', result: 'advised', privateNote: '记录' }
      return send(client.call('deskSetOutcome', { ...of(operation.booking), body }, officer))
    }
    case 'desk-move': {
      const body = { slotId: slot(operation), reason }
      return send(client.call('deskMoveBooking', { ...of(operation.booking), body }, officer))
    }
    case 'swap': {
      const body = { otherId: of(operation.other).params.id, reason }
      return send(client.call('deskSwapBookings', { ...of(operation.booking), body }, officer))
    }
    case 'desk-cancel':
      return send(client.call('deskCancelBooking', { ...of(operation.booking), body: { reason } }, officer))
    case 'places': {
      const params = { id: slot(operation) }
      return send(
        client.call('deskAddPlaces', { params, body: { add: operation.add, reason }, idempotencyKey }, officer),
      )
    }
    case 'lift': {
      const params = { id: people.residents.get(operation.who)?.id ?? '' }
      return send(client.call('deskLiftPause', { params }, officer))
    }
    case 'roster': {
      const change = rosterChange(model, operation.change)
      const seen = await client.call('deskPreviewRoster', { body: { change } }, officer)
      if (!seen.ok) return send(Promise.resolve(seen))
      return send(client.call('deskChangeRoster', { body: { change, reason, seen: seen.reply.seen } }, officer))
    }
  }
}

const family = (person: string, name: string) => (person === 'family' ? { beneficiary: `李${name.slice(1)}` } : {})

function rosterChange(model: Model, change: Extract<Operation, { kind: 'roster' }>['change']): RosterChange {
  const dayId = model.days[change.day]?.id ?? ''
  switch (change.kind) {
    case 'close':
      return { kind: 'except', exception: { kind: 'closed', dayId } }
    case 'reopen':
      return { kind: 'drop-exception', dayId, exception: 'closed' }
    case 'hours':
      return { kind: 'except', exception: { kind: 'changed', dayId, end: change.end, places: change.places } }
    case 'shift':
      return { kind: 'except', exception: { kind: 'moved', dayId, date: change.to } }
  }
}
