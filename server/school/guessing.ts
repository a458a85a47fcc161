import { toInstant } from '@domain/time'
import { countAttempt, type Limit, refuseWhenUsedUp } from '../auth/attempts'
import { Failure } from '../http/failure'
import type { Parts } from '../parts'

/** Wrong codes from one address: a class mistypes now and then, a program that guesses is stopped (31⁶ codes). */
const wrongCodes = ({ vault }: Parts, address: string): Limit => ({
  key: vault.hash('attempt', 'class-code', address),
  max: 60,
  minutes: 10,
})

/**
 * Does what needs a class code, wherever one is typed in: a code that `work` refuses with `class-code-wrong` counts as a
 * guess of the address. One that ran out is none: the whole class may come with it. Throws `too-many-requests` after
 * sixty guesses in ten minutes.
 */
export async function guardingCode<T>(parts: Parts, address: string, work: () => Promise<T>): Promise<T> {
  const at = toInstant(parts.now())
  const limits = [wrongCodes(parts, address)]
  await refuseWhenUsedUp(parts.database.query, limits, at)
  try {
    return await work()
  } catch (error) {
    if (error instanceof Failure && error.code === 'class-code-wrong')
      await countAttempt(parts.database.query, limits, at)
    throw error
  }
}
