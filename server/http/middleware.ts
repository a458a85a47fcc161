import { getConnInfo } from '@hono/node-server/conninfo'
import type { MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Parts } from '../parts'
import { refreshSettings } from '../town/settings'
import { takeFrom } from './limit'
import type { AppEnv } from './request'

/** Puts request id, caller's address and a logger on the request, and logs its end without personal data. */
export const observe =
  (parts: Parts): MiddlewareHandler<AppEnv> =>
  async (http, next) => {
    const log = parts.log.child({ requestId: http.get('requestId') })
    http.set('log', log)
    http.header('X-Request-Id', http.get('requestId'))
    http.set('address', addressOf(http, parts.config.trustedProxies))
    const started = performance.now()
    await next()
    const ms = performance.now() - started
    // The pattern of the route that answered, not the address or query: what people search for or look at is theirs.
    const seen = { method: http.req.method, route: routePath(http), status: http.res.status }
    log.info({ ...seen, ms: Math.round(ms) }, 'request')
    parts.metrics.request({ ...seen, seconds: ms / 1000 })
  }

/** For what is data and no page: nothing in it runs, loads or may be framed, whatever a browser takes it for. */
const DATA_POLICY = "default-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** Puts the strictest policy on every answer that has none of its own, refusals included. */
export const distrust: MiddlewareHandler<AppEnv> = async (http, next) => {
  await next()
  if (!http.res.headers.has('Content-Security-Policy')) http.header('Content-Security-Policy', DATA_POLICY)
}

function addressOf(http: Parameters<MiddlewareHandler<AppEnv>>[0], trustedProxies: number): string {
  const direct = getConnInfo(http).remote.address ?? 'unknown'
  if (trustedProxies === 0) return direct
  const hops = (http.req.header('x-forwarded-for') ?? '').split(',').map((hop) => hop.trim())
  // Each trusted proxy appended one entry; what stands before those was written by the caller and is not believed.
  return hops.at(-trustedProxies) || direct
}

/**
 * A ceiling for one network address, per process, against floods. It is far above what sixty phones behind one
 * school's address do; what guards passwords is counted in the database (see `auth/attempts.ts`).
 */
export function limitAddress(parts: Parts): MiddlewareHandler<AppEnv> {
  const limiter = new RateLimiterMemory({ points: parts.config.addressLimit, duration: 60 })
  return async (http, next) => {
    await takeFrom(limiter, http.get('address'))
    await next()
  }
}

/** What is asked while the database may be away. */
const HEALTH = /^\/api\/health(\/|$)/

/** Every request goes by the town's numbers as they are now, whichever process changed them. */
export const withSettings =
  (parts: Parts): MiddlewareHandler<AppEnv> =>
  async (http, next) => {
    if (!HEALTH.test(http.req.path)) await refreshSettings(parts)
    await next()
  }
