import { createHash } from 'node:crypto'
import type { Instant } from '@domain/time'
import type { Tx } from '../db/database'
import { Failure } from './failure'

/** The body with its keys in order, so that the same request hashes the same however it was written down. */
const canonical = (value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value)
          .filter(([, inner]) => inner !== undefined)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, inner]) => [key, canonical(inner)]),
      )
    : value

export interface Request {
  /** Who asks: keys of different callers never meet. */
  caller: string
  key: string
  body: unknown
}

/**
 * Rule 3. Claims the key for `subject`, or answers with the subject of the request that was carried out under it
 * before. A request at the same moment waits here for the first one to end. Throws `key-reused` for another body.
 */
export async function claimKey(tx: Tx, request: Request, subject: string, now: Instant): Promise<string | undefined> {
  const body_hash = createHash('sha256')
    .update(JSON.stringify(canonical(request.body)))
    .digest('base64url')
  const claimed = await tx
    .insertInto('idempotency')
    .values({ caller: request.caller, key: request.key, body_hash, subject, created_at: now })
    .onConflict((conflict) => conflict.columns(['caller', 'key']).doNothing())
    .returning('subject')
    .executeTakeFirst()
  if (claimed) return undefined
  const before = await tx
    .selectFrom('idempotency')
    .selectAll()
    .where('caller', '=', request.caller)
    .where('key', '=', request.key)
    .executeTakeFirstOrThrow()
  if (before.body_hash !== body_hash) throw new Failure('key-reused')
  return before.subject
}

/** Forgets keys from before an instant; nobody retries a request for a week. */
export const dropOldKeys = (tx: Tx, before: Instant) =>
  tx.deleteFrom('idempotency').where('created_at', '<', before).execute()
