import type { Context } from 'hono'
import { routePath } from 'hono/route'
import * as v from 'valibot'
import { isBusy } from '../db/database'
import { shortAddress } from './address'
import { Failure } from './failure'
import type { AppEnv } from './request'

/** Refusals that tell of somebody who tries doors: guessed passwords and codes, work of another role, floods. */
const TRIED_DOORS: ReadonlySet<string> = new Set([
  'wrong-password',
  'wrong-code',
  'link-gone',
  'class-code-wrong',
  'forbidden',
  'too-many-requests',
])

/** Turns anything thrown on the way into an error of the contract. Whatever was not expected is logged, never shown. */
export function toErrorReply(error: unknown, http: Context<AppEnv>): Response {
  const failure = error instanceof Failure ? error : new Failure(isBusy(error) ? 'busy' : 'internal')
  if (failure.code === 'internal') http.get('log').error({ fault: faultOf(error) }, 'unexpected error')
  if (TRIED_DOORS.has(failure.code))
    http
      .get('log')
      .warn({ refused: failure.code, route: routePath(http), from: shortAddress(http.get('address')) }, 'refused')
  if (failure.retryAfterSeconds !== undefined)
    http.header('Retry-After', String(Math.max(1, Math.ceil(failure.retryAfterSeconds))))
  return http.json(failure.toBody(), failure.status)
}

/** What a log may say of an error. A schema's message can repeat what a person typed, so only the field is named. */
export function faultOf(error: unknown): Record<string, unknown> {
  if (error instanceof v.ValiError)
    return { name: error.name, fields: error.issues.map((issue: v.BaseIssue<unknown>) => v.getDotPath(issue)) }
  if (!(error instanceof Error)) return { name: typeof error }
  const { name, message, stack } = error
  return {
    name,
    message,
    stack,
    ...('code' in error ? { code: error.code } : {}),
    ...(error.cause ? { cause: faultOf(error.cause) } : {}),
  }
}
