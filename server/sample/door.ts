import { randomUUID } from 'node:crypto'
import { pathOf, queryString } from '@domain/address'
import { api, type CallInput, type EndpointName, type Reply } from '@domain/api'
import { addMinutes, type Instant, toInstant } from '@domain/time'
import { createApp } from '../app'
import { addSession, endSession, staffByAccount } from '../auth/store'
import { hashToken, newToken } from '../auth/token'
import { createMetrics } from '../metrics/metrics'
import type { Parts } from '../parts'
import { cookieName } from '../staff/cookies'

/** Who calls: a resident's token, or the cookie of a staff member. */
export interface Who {
  token?: string
  cookie?: string
}

/** The server's own front door with a clock that can be set: sample data comes in as everything else does. */
export interface Door {
  /** The server as it believes itself to be at the time set. */
  parts: Parts
  setNow(instant: Instant): void
  /** Calls an endpoint; throws with what was refused. */
  call<N extends EndpointName>(name: N, input: CallInput<N>, who?: Who): Promise<Reply<N>>
  /** A sample staff member's session, until the door is closed. */
  staff(account: string): Promise<Who>
  close(): Promise<void>
}

/** Stands in for the connection a request over the network would have. */
const CONNECTION = { incoming: { socket: { remoteAddress: '127.0.0.1', remotePort: 0, remoteFamily: 'IPv4' } } }
const YEARS_MINUTES = 5 * 366 * 24 * 60

export function openDoor(real: Parts): Door {
  let now = real.now()
  const parts: Parts = {
    ...real,
    config: { ...real.config, addressLimit: Number.MAX_SAFE_INTEGER },
    now: () => now,
    // What is played is no traffic.
    metrics: createMetrics({ ofProcess: false }),
  }
  const app = createApp(parts)
  const sessions: string[] = []
  return {
    parts,
    setNow(instant) {
      now = new Date(instant)
    },
    async call(name, input, who = {}) {
      const { method, path } = api[name]
      const { params, query, body, idempotencyKey } = input as Record<string, unknown>
      const address = `/api${pathOf(path, params as Record<string, unknown>)}${queryString(query as Record<string, unknown>)}`
      const response = await app.request(
        address,
        {
          method,
          headers: {
            'content-type': 'application/json',
            ...(idempotencyKey ? { 'idempotency-key': String(idempotencyKey) } : {}),
            ...(who.token ? { authorization: `Bearer ${who.token}` } : {}),
            ...(who.cookie ? { cookie: who.cookie } : {}),
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        },
        CONNECTION,
      )
      if (!response.ok) throw new Error(`sample data: ${name} answered ${await response.text()}`)
      return (await response.json()) as Reply<typeof name>
    },
    async staff(account) {
      const row = await staffByAccount(real.database.query, account)
      const token = newToken()
      await addSession(real.database.query, {
        token_hash: hashToken(token),
        resident_id: null,
        staff_id: row?.id ?? null,
        created_at: toInstant(real.now()),
        expires_at: addMinutes(toInstant(real.now()), YEARS_MINUTES),
        // However the door's clock jumps, the session never lay idle, and its owner has just proved who they are.
        seen_at: addMinutes(toInstant(real.now()), YEARS_MINUTES),
        proved_at: addMinutes(toInstant(real.now()), YEARS_MINUTES),
      })
      sessions.push(hashToken(token))
      return { cookie: `${cookieName('desk', real.config.https)}=${token}` }
    },
    async close() {
      for (const session of sessions) await endSession(real.database.query, session)
    },
  }
}

/** A resident who has just come for the first time, of a group and a village. */
export async function newResident(door: Door, audience: string, villageId: string): Promise<Who> {
  const { token } = await door.call('login', { body: { guest: true } })
  await door.call('updateMe', { body: { audience, villageId } as CallInput<'updateMe'>['body'] }, { token })
  return { token }
}

/** A key that no other request has. */
export const newKey = (): string => randomUUID()
