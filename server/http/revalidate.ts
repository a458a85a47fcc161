import type { MiddlewareHandler } from 'hono'
import { etag } from 'hono/etag'
import type { AppEnv } from './request'

/** What is the same for everybody and changes only with the content: asked for again, unchanged, it costs a few bytes. */
const PUBLIC_CONTENT = /^\/api\/(lessons|statutes|glossary|town|villages|guides)(\/|$)/

const tag = etag({ weak: true })

/**
 * Public content carries an ETag and answers 304 to the one a client already has; everything else is stored nowhere.
 * Errors are never kept.
 */
export const revalidate: MiddlewareHandler<AppEnv> = async (http, next) => {
  const isContent = http.req.method === 'GET' && PUBLIC_CONTENT.test(http.req.path)
  await (isContent ? tag(http, next) : next())
  http.header('Cache-Control', isContent && http.res.status < 400 ? 'public, no-cache' : 'no-store')
}
