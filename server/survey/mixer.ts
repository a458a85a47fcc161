import { localDate } from '@domain/time'
import type { Parts } from '../parts'
import { countPending, insertAnswers, takePending } from './store'

/**
 * How many responses are mixed together, at least. Until then they wait sealed; a survey's last few stay sealed for
 * good and are counted all the same. So nobody who sees rows being written can tell an answer from those of at least
 * nineteen others.
 */
export const MIX_BATCH = 20

/** Moves waiting responses into the answers, never fewer than `MIX_BATCH` at a time. */
export interface Mixer {
  mix(surveyId: string): Promise<void>
}

/** Undoes a transaction that found too few responses; never leaves this file. */
class TooFew extends Error {}

export function createMixer({ database, vault, now, log }: Pick<Parts, 'database' | 'vault' | 'now' | 'log'>): Mixer {
  return {
    async mix(surveyId) {
      try {
        if ((await countPending(database.query, surveyId)) < MIX_BATCH) return
        await database.transaction(async (tx) => {
          // Another process may have taken some of them: then these few go back.
          const responses = await takePending(tx, vault, surveyId)
          if (responses.length < MIX_BATCH) throw new TooFew()
          await insertAnswers(tx, surveyId, localDate(now()), responses)
        })
      } catch (error) {
        // The response itself is stored; the next one tries to mix again.
        if (!(error instanceof TooFew)) log.error({ err: error, survey: surveyId }, 'survey responses not mixed')
      }
    },
  }
}
