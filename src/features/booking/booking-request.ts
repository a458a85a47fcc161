import { type BookingRequest, BookingRequestSchema } from '@domain/booking'
import { fieldMessages } from '@domain/errors'
import * as v from 'valibot'
import type { BookingDraft } from './draft'

type Checked = { ok: true; request: BookingRequest } | { ok: false; fields: Record<string, string> }

/** Fields in the order they stand on the screen: the first faulty one is brought into view. */
export const FIELD_ORDER = ['beneficiary', 'name', 'phone', 'topic', 'note'] as const

/** The draft as a request, checked by the same schema as on the server. */
export function checkDraft(draft: BookingDraft, slotId: string): Checked {
  const parsed = v.safeParse(BookingRequestSchema, {
    slotId,
    name: draft.name,
    phone: draft.phone,
    topic: draft.topic,
    ...(draft.note.trim() ? { note: draft.note } : {}),
    ...(draft.forFamily ? { beneficiary: draft.beneficiary } : {}),
  })
  return parsed.success ? { ok: true, request: parsed.output } : { ok: false, fields: fieldMessages(parsed.issues) }
}
