import { scopeOf } from '@domain/permissions'
import { toInstant } from '@domain/time'
import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import type { Gate } from '../http/contract'
import { Failure } from '../http/failure'
import type { AppEnv } from '../http/request'
import type { Parts } from '../parts'
import type { ResidentSession, StaffSession } from './session'
import { residentOfSession, staffOfSession } from './store'
import { hashToken } from './token'

export const DESK_COOKIE = 'desk'

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

/** The one place that turns a token or cookie into a session. */
export const createGate = ({ database, now, config }: Parts): Gate => ({
  async resident(http) {
    const token = bearerToken(http)
    const row = token && (await residentOfSession(database.query, hashToken(token), toInstant(now())))
    return row ? ({ residentId: row.id, guest: row.guest === 1 } as ResidentSession) : undefined
  },
  async staff(http, permission) {
    const token = getCookie(http, DESK_COOKIE)
    const row = token && (await staffOfSession(database.query, hashToken(token), toInstant(now())))
    if (!row) return undefined
    if (http.req.method !== 'GET') refuseCrossSite(http, config.publicUrl)
    const scope = scopeOf(permission, row.role)
    if (scope === 'none') throw new Failure('forbidden')
    return {
      staffId: row.id,
      role: row.role,
      adviser: row.adviser ?? undefined,
      villageId: row.village_id ?? undefined,
      scope,
    } as StaffSession
  },
})
