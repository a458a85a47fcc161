import type { Town } from '@domain/directory'
import type { Logger } from 'pino'
import type { Config } from './config'
import type { Content } from './content/content'
import type { Database } from './db/database'
import type { Metrics } from './metrics/metrics'
import type { Vault } from './vault'
import type { WeChat } from './wechat/client'

/** Everything a feature may use, handed in explicitly: nothing in the server reads the clock, environment or disk itself. */
export interface Parts {
  config: Config
  database: Database
  vault: Vault
  /** The current instant. */
  now: () => Date
  town: Town
  /** Lessons, statutes, key dates and words, read once at start. */
  content: Content
  /** Absent where the town has not entered its mini-program's secrets (a trial). */
  wechat: WeChat | undefined
  log: Logger
  metrics: Metrics
}
