import { apply, type Operation } from './apply'
import { type Picture, pictureOf } from './observe'
import { copy, type Model } from './state'

/** What the server said: done, refused with a code, or nothing because it was killed. */
export type Outcome = 'done' | 'unknown' | { refused: string }

const isRefusal = (outcome: Outcome): outcome is { refused: string } => typeof outcome === 'object'

/** Refusals that say nothing of the rules: the store was busy, or a change of the roster was looked at too long ago. */
const isMute = (operation: Operation, code: string): boolean =>
  code === 'busy' || (operation.kind === 'roster' && code === 'state-changed')

/**
 * Operations that ran at the same moment must have come out as if one had run after the other, in some order. Looks for
 * an order in which the model gives every answer that the server gave and ends in the picture that the database shows;
 * gives the model after it, or nothing where there is none.
 */
export function explain(
  model: Model,
  wave: readonly { operation: Operation; outcome: Outcome }[],
  picture: Picture,
): Model | undefined {
  if (wave.length === 0) return pictureOf(model).join('\n') === picture.join('\n') ? model : undefined
  const without = (index: number) => wave.filter((_, other) => other !== index)
  for (const [index, { operation, outcome }] of wave.entries()) {
    const after = copy(model)
    const broken = apply(after, operation)
    const fits =
      broken.length === 0
        ? outcome === 'done' || outcome === 'unknown'
        : isRefusal(outcome) && broken.includes(outcome.refused)
    const explained = fits && explain(after, without(index), picture)
    if (explained) return explained
  }
  // Nobody knows whether it was carried out, or it was not even looked at.
  const silent = wave.findIndex(
    ({ operation, outcome }) => outcome === 'unknown' || (isRefusal(outcome) && isMute(operation, outcome.refused)),
  )
  return silent < 0 ? undefined : explain(model, without(silent), picture)
}
