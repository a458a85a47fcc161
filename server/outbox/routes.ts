import { randomUUID } from 'node:crypto'
import { maskPhone } from '@domain/booking'
import { messageText, TEMPLATES } from '@domain/messages'
import { toInstant } from '@domain/time'
import type { Handlers } from '../http/contract'
import { Failure } from '../http/failure'
import type { Parts } from '../parts'
import { audit } from '../staff/audit'
import { factsOf } from './facts'
import { unsent } from './store'

/** Consent to messages, and at the desk those that could not be sent. */
export const outboxRoutes = (
  parts: Parts,
): Pick<Handlers, 'messageTemplates' | 'recordConsent' | 'deskUnsentMessages' | 'deskSettleMessage'> => ({
  messageTemplates: () =>
    TEMPLATES.flatMap((template) => {
      const templateId = parts.config.templates[template]
      return templateId ? [{ template, templateId }] : []
    }),
  async recordConsent({ resident, body }) {
    const accepted_at = toInstant(parts.now())
    await parts.database.query
      .insertInto('consent')
      .values(
        body.templates.map((template) => ({
          id: randomUUID(),
          resident_id: resident.residentId,
          template,
          accepted_at,
          message_id: null,
        })),
      )
      .execute()
    return { ok: true }
  },
  async deskUnsentMessages() {
    const list = []
    for (const message of await unsent(parts.database.query)) {
      const about = await factsOf(parts, message)
      if (!about) continue
      list.push({
        id: message.id,
        kind: message.kind,
        why: message.why ?? '',
        dueAt: message.due_at,
        visitor: about.visit.name,
        phoneMasked: maskPhone(about.visit.phone),
        text: messageText(message.kind, about.facts),
        ...(message.booking_id ? { bookingId: message.booking_id } : {}),
      })
    }
    return list
  },
  async deskSettleMessage({ staff, params, body }) {
    const change =
      body.how === 'called'
        ? { state: 'settled' as const }
        : { state: 'pending' as const, attempts: 0, due_at: toInstant(parts.now()) }
    await parts.database.transaction(async (tx) => {
      const { numUpdatedRows } = await tx
        .updateTable('message')
        .set(change)
        .where('id', '=', params.id)
        .where('state', '=', 'unsent')
        .executeTakeFirst()
      if (numUpdatedRows === 0n) {
        const known = await tx.selectFrom('message').select('id').where('id', '=', params.id).executeTakeFirst()
        throw new Failure(known ? 'state-changed' : 'not-found')
      }
      await audit(tx, parts.now(), staff, `message.${body.how}`, params.id)
    })
    return { ok: true }
  },
})
