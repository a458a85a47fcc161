import type { Mediation } from '@domain/mediation'
import { forgetReply, keepReply } from '@/platform/reply-cache'
import { addressOf } from '@/platform/request'

/** Keeps a matter's newest state, so that it opens without a network; the list is asked for again. */
export function keepMatter(matter: Mediation): void {
  forgetReply(addressOf('myMediations', {}))
  keepReply(addressOf('mediation', { params: { id: matter.id } }), { at: Date.now(), data: matter })
}
