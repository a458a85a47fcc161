import { join } from 'node:path'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { requestId } from 'hono/request-id'
import { secureHeaders } from 'hono/secure-headers'
import { createGate } from './auth/gate'
import { handlersOf } from './handlers'
import { openingView } from './home/opening'
import { toErrorReply } from './http/app-errors'
import { limitBody } from './http/body-limit'
import { mount } from './http/contract'
import { Failure } from './http/failure'
import { distrust, limitAddress, observe, withSettings } from './http/middleware'
import { openApiDocument } from './http/openapi'
import { servePages } from './http/pages'
import type { AppEnv } from './http/request'
import { revalidate } from './http/revalidate'
import { serveMetrics } from './metrics/routes'
import type { Parts } from './parts'

/** The whole server as one value: every endpoint of the contract, its description, and the two built web programs. */
export function createApp(parts: Parts): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.onError(toErrorReply)
  // Without a header to take it from: a caller must not write into the log what it likes.
  app.use(requestId({ headerName: '' }))
  app.use(observe(parts))
  app.use(
    secureHeaders({
      referrerPolicy: 'same-origin',
      strictTransportSecurity: parts.config.https ? 'max-age=31536000; includeSubDomains' : false,
      xFrameOptions: 'DENY',
    }),
  )
  app.use(distrust)
  app.use(compress())
  app.use('/api/*', revalidate)
  app.use('/api/*', limitAddress(parts))
  app.use('/api/*', limitBody)
  app.use('/api/*', withSettings(parts))
  const handlers = handlersOf(parts)
  mount(app, handlers, createGate(parts))
  app.get('/api/openapi.json', (http) => http.json(openApiDocument()))
  app.all('/api/*', () => {
    throw new Failure('not-found')
  })

  serveMetrics(app, parts)
  servePages(app, '/desk', join(parts.config.distDir, 'desk'))
  servePages(app, '', join(parts.config.distDir, 'h5'), openingView(parts, handlers.home))
  app.notFound((http) => http.json(new Failure('not-found').toBody(), 404))
  return app
}
