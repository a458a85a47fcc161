import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { Hono } from 'hono'
import type { AppEnv } from './http/request'

/**
 * How many connections may wait to be taken. Node's own 511 are soon full when a whole town answers at once, and the
 * system then lets half-made connections hang and breaks them off half a minute later.
 */
const BACKLOG = 4096

export interface Listening {
  port: number
  /** Takes no new connection and waits until requests in flight are answered, at most `graceMs`. */
  stop(graceMs?: number): Promise<void>
}

/** Serves the app on a port (0: any free one), at one address of the machine or at all. Rejects when the port is taken. */
export function listen(app: Hono<AppEnv>, port: number, host?: string): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = createAdaptorServer({ fetch: app.fetch }) as Server
    server.listen({ port, backlog: BACKLOG, ...(host ? { host } : {}) }, () =>
      resolve({
        port: (server.address() as AddressInfo).port,
        stop: (graceMs = 10_000) => close(server, graceMs),
      }),
    )
    // Longer than a proxy in front keeps a connection, so that none is closed just as a request comes in on it.
    server.keepAliveTimeout = 75_000
    server.once('error', reject)
  })
}

function close(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const giveUp = setTimeout(() => server.closeAllConnections(), graceMs)
    server.close(() => {
      clearTimeout(giveUp)
      resolve()
    })
    server.closeIdleConnections()
  })
}
