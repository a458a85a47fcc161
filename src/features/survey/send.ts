import { checkAnswers } from '@domain/survey-answers'
import { useReader } from '@/features/reader/store'
import { type ApiFailure, toFailure } from '@/platform/failure'
import { forgetReplies } from '@/platform/reply-cache'
import { call } from '@/platform/request'
import { signIn } from '@/platform/session'
import { useSurveyDrafts } from './draft-store'

export type Sent = 'sent' | 'waiting' | ApiFailure

const underWay = new Map<string, Promise<Sent>>()

/**
 * Sends a draft under its own submission id: sent twice it counts once. When the network fails or the server has no time
 * the draft waits and goes later by itself; once the server has it, it is cleared from the phone. Any other refusal keeps
 * it and is returned. Those who ask while it is on its way share one sending.
 */
export function sendDraft(key: string): Promise<Sent> {
  const sending = underWay.get(key) ?? send(key).finally(() => underWay.delete(key))
  underWay.set(key, sending)
  return sending
}

async function send(key: string): Promise<Sent> {
  const { drafts, wait, delivered } = useSurveyDrafts.getState()
  const draft = drafts[key]
  if (!draft) return 'sent'
  const { audience, villageId } = useReader.getState()
  wait(key, true)
  try {
    if (draft.definition.access !== 'class-code') await signIn()
    await call('submitResponse', {
      params: { id: draft.definition.id },
      body: {
        submissionId: draft.submissionId,
        version: draft.version,
        answers: checkAnswers(draft.definition, draft.answers, draft.villages).answers,
        // Students are asked nothing about themselves, so nothing this phone knows is sent along.
        ...(draft.definition.access === 'class-code' ? {} : { audience, villageId }),
        bookingId: draft.bookingId,
        classCode: draft.classCode,
      },
    })
  } catch (thrown) {
    const failure = toFailure(thrown)
    if (failure.isNetwork || failure.code === 'busy' || failure.code === 'too-many-requests') return 'waiting'
    wait(key, false)
    return failure
  }
  delivered(key)
  forgetReplies('/surveys')
  return 'sent'
}

/** Sends every draft that waits for the network. */
export async function sendWaiting(): Promise<void> {
  const { drafts } = useSurveyDrafts.getState()
  for (const [key, draft] of Object.entries(drafts)) if (draft.waiting) await sendDraft(key)
}
