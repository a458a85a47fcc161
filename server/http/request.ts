import type { Logger } from 'pino'

/** What the middleware puts on every request. */
export interface AppEnv {
  Variables: {
    requestId: string
    /** The caller's network address, behind trusted proxies only from their header. */
    address: string
    log: Logger
  }
}
