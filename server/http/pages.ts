import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import type { Context, Hono } from 'hono'
import type { AppEnv } from './request'

const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g
const HASHED_NAME = /[.-][0-9a-zA-Z_-]{8,}\.\w+$/

/**
 * Content security policy of a built page. Its own inline scripts (Taro writes one that sets the root font size) are
 * allowed by their hash, so that a script somebody smuggles in never runs. Styles are set by both UI libraries at run time.
 */
export function policyFor(html: string): string {
  const hashes = [...html.matchAll(INLINE_SCRIPT)].map(
    ([, script]) =>
      `'sha256-${createHash('sha256')
        .update(script ?? '')
        .digest('base64')}'`,
  )
  return [
    "default-src 'self'",
    ["script-src 'self'", ...hashes].join(' '),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** Serves a built single-page program at `base`: its files, and its page for every address that is none of them. */
export function servePages(app: Hono<AppEnv>, base: '' | '/desk', folder: string): void {
  const page = join(folder, 'index.html')
  if (!existsSync(page)) return
  const html = readFileSync(page, 'utf8')
  const policy = policyFor(html)
  const sendPage = (http: Context<AppEnv>) => {
    http.header('Content-Security-Policy', policy)
    http.header('Cache-Control', 'no-cache')
    return http.html(html)
  }
  if (base) app.get(base, (http) => http.redirect(`${base}/`))
  app.get(`${base}/`, sendPage)
  app.get(`${base}/index.html`, sendPage)
  app.use(
    `${base}/*`,
    serveStatic({
      root: folder,
      rewriteRequestPath: (path) => path.slice(base.length),
      onFound: (path, http) => {
        // A picture opened by itself is a document, too, and may need its own styles.
        http.header('Content-Security-Policy', policy)
        http.header('Cache-Control', HASHED_NAME.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    }),
  )
  app.get(`${base}/*`, (http, next) => (/\.\w{1,8}$/.test(http.req.path) ? next() : sendPage(http)))
}
