import { type BookingRequest, BookingRequestSchema, type WaitlistRequest, WaitlistRequestSchema } from '@domain/booking'
import { fieldMessages } from '@domain/errors'
import * as v from 'valibot'
import type { BookingDraft } from './draft'

type Checked = { ok: true; request: BookingRequest | WaitlistRequest } | { ok: false; fields: Record<string, string> }

/** What is asked for: a place in a slot, or a place on a full day's waiting list. */
export type Wanted = { slotId: string } | { dutyDayId: string }

/** Fields in the order they stand on the screen: the first faulty one is brought into view. */
export const FIELD_ORDER = ['beneficiary', 'name', 'phone', 'topic', 'note'] as const

/** The draft as a request, checked by the same schema as on the server. */
export function checkDraft(draft: BookingDraft, wanted: Wanted): Checked {
  const visit = {
    name: draft.name,
    phone: draft.phone,
    topic: draft.topic,
    ...(draft.note.trim() ? { note: draft.note } : {}),
    ...(draft.forFamily ? { beneficiary: draft.beneficiary } : {}),
  }
  const parsed =
    'slotId' in wanted
      ? v.safeParse(BookingRequestSchema, { ...wanted, ...visit })
      : v.safeParse(WaitlistRequestSchema, { ...wanted, ...visit })
  return parsed.success ? { ok: true, request: parsed.output } : { ok: false, fields: fieldMessages(parsed.issues) }
}
