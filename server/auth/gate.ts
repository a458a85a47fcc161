import { isBeforeFactor, needsFreshProof, type Permission, type Scope, scopeOf } from '@domain/permissions'
import { addMinutes, type Instant, minutesBetween, toInstant } from '@domain/time'
import type { Context } from 'hono'
import type { StaffRow } from '../db/tables'
import type { Gate } from '../http/contract'
import { Failure } from '../http/failure'
import type { AppEnv } from '../http/request'
import type { Parts } from '../parts'
import { readCookie } from '../staff/cookies'
import { factorOf } from '../staff/second-factor'
import type { ResidentSession, StaffSession } from './session'
import { residentOfSession, staffOfSession, touchSession } from './store'
import { hashToken } from './token'

/** How long a proof of who one is holds for what needs a fresh one. */
const PROOF_MINUTES = 10
/** A session's use is written down at most this often. */
const SEEN_EVERY_MINUTES = 5

/** The token of `Authorization: Bearer …`. */
export const bearerToken = (http: Context<AppEnv>): string | undefined =>
  /^Bearer ([\w-]{20,100})$/.exec(http.req.header('authorization') ?? '')?.[1]

/**
 * Refuses a request that another site's page made the browser send along with the desk's cookie. Browsers say where a
 * request comes from in Sec-Fetch-Site, older ones in Origin; a program that is no browser sends neither.
 */
export function refuseCrossSite(http: Context<AppEnv>, publicUrl: string | undefined): void {
  const site = http.req.header('sec-fetch-site')
  const origin = http.req.header('origin')
  const own = publicUrl === origin || (origin !== undefined && hostOf(origin) === http.req.header('host'))
  const allowed = site ? site === 'same-origin' || site === 'none' : origin === undefined || own
  if (!allowed) throw new Failure('forbidden')
}

const hostOf = (origin: string): string | undefined => (URL.canParse(origin) ? new URL(origin).host : undefined)

/** Since when a desk session must have been used to be alive. */
export const idleSince = ({ config }: Pick<Parts, 'config'>, now: Instant): Instant =>
  addMinutes(now, -config.idleMinutes)

/** What a staff member's row lets them do, once it is known that the row is theirs. */
const sessionFor = (row: StaffRow, scope: Scope): StaffSession =>
  ({
    staffId: row.id,
    role: row.role,
    adviser: row.adviser ?? undefined,
    villageId: row.village_id ?? undefined,
    scope,
  }) as StaffSession

/** Throws `proof-needed` where the permission needs a fresh proof and the last one is too old. */
function demandProof(permission: Permission, provedAt: Instant | null, now: Instant): void {
  if (!needsFreshProof(permission)) return
  if (provedAt === null || minutesBetween(provedAt, now) >= PROOF_MINUTES) throw new Failure('proof-needed')
}

/** The one place that turns a token or cookie into a session. */
export function createGate(parts: Parts): Gate {
  const { database, now, config } = parts
  return {
    async resident(http) {
      const token = bearerToken(http)
      const row = token && (await residentOfSession(database.query, hashToken(token), toInstant(now())))
      return row ? ({ residentId: row.id, guest: row.guest === 1 } as ResidentSession) : undefined
    },
    async staff(http, permission) {
      const token = readCookie(http, 'desk', config.https)
      if (!token) return undefined
      const at = toInstant(now())
      const row = await staffOfSession(database.query, hashToken(token), at, idleSince(parts, at))
      if (!row) return undefined
      if (http.req.method !== 'GET') refuseCrossSite(http, config.publicUrl)
      const scope = scopeOf(permission, row.role)
      if (scope === 'none') throw new Failure('forbidden')
      if (!isBeforeFactor(permission) && factorOf(config, row) === 'missing') throw new Failure('factor-needed')
      demandProof(permission, row.proved_at, at)
      // A page left open asks by itself; that alone does not keep a session alive.
      const attended = http.req.header('x-unattended') === undefined
      if (attended && (row.seen_at === null || minutesBetween(row.seen_at, at) >= SEEN_EVERY_MINUTES))
        await touchSession(database.query, hashToken(token), { seen_at: at })
      return sessionFor(row, scope)
    },
  }
}
