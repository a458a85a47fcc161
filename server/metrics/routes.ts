import { createHash, timingSafeEqual } from 'node:crypto'
import type { Context, Hono } from 'hono'
import { Failure } from '../http/failure'
import type { AppEnv } from '../http/request'
import type { Parts } from '../parts'
import { countMessages } from './store'

const digest = (text: string) => createHash('sha256').update(text).digest()

/** `/metrics` for whoever sends METRICS_TOKEN as a bearer token; where none is set there is no such page. */
export function serveMetrics(app: Hono<AppEnv>, { config, database, metrics }: Parts): void {
  app.get('/metrics', async (http: Context<AppEnv>) => {
    if (config.metricsToken === undefined) throw new Failure('not-found')
    const given = http.req.header('authorization') ?? ''
    if (!timingSafeEqual(digest(given), digest(`Bearer ${config.metricsToken}`))) throw new Failure('not-signed-in')
    metrics.messages(await countMessages(database.query))
    const { text, type } = await metrics.render()
    http.header('Cache-Control', 'no-store')
    return http.body(text, 200, { 'Content-Type': type })
  })
}
