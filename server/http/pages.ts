import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { serveStatic } from '@hono/node-server/serve-static'
import type { Context, Hono } from 'hono'
import type { AppEnv } from './request'

const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g
const HASHED_NAME = /[.-][0-9a-zA-Z_-]{8,}\.\w+$/

const NONCE_MARK = '__CSP_NONCE__'

/**
 * Begins each page. The policy allows only style sheets with the nonce of this one answer; Taro, its components and parts
 * of Ant Design write theirs at run time and know of no nonce: every element a script makes for one gets it here. Style
 * sheets and style attributes in smuggled markup stay forbidden.
 */
const HEAD = `<head><meta name="csp-nonce" content="${NONCE_MARK}"><script>{
  const nonce = document.querySelector('meta[name="csp-nonce"]').content
  const create = document.createElement.bind(document)
  document.createElement = (name, options) => {
    const element = create(name, options)
    if (name === 'style') element.nonce = nonce
    return element
  }
}</script>`

/**
 * Content security policy of a built page. Its own inline scripts are allowed by their hash, so that a script somebody
 * smuggles in never runs.
 */
function policyFor(html: string): (nonce?: string) => string {
  const hashes = [...html.matchAll(INLINE_SCRIPT)].map(
    ([, script]) =>
      `'sha256-${createHash('sha256')
        .update(script ?? '')
        .digest('base64')}'`,
  )
  return (nonce) =>
    [
      "default-src 'self'",
      ["script-src 'self'", ...hashes].join(' '),
      ['style-src', "'self'", ...(nonce ? [`'nonce-${nonce}'`] : [])].join(' '),
      "img-src 'self' data: blob:",
      "font-src 'self' data:",
      "connect-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ].join('; ')
}

/** What is put into elements of a page, by their id: safe HTML. */
export type Filling = Record<string, string>

/** A page never waits longer for what is put into it, milliseconds: it can do without. */
const FILLING_PATIENCE_MS = 300

/** The page with each element of the filling filled, in place of the text it holds. */
const filled = (html: string, filling: Filling): string =>
  Object.entries(filling).reduce(
    (page, [id, content]) => page.replace(new RegExp(`(<[^>]* id="${id}"[^>]*>)[^<]*`), (_, tag) => tag + content),
    html,
  )

/**
 * Serves a built single-page program at `base`: its files, and its page for every address that is none of them. `fill`
 * gives what the page says at this time; a page it fails for, or is late for, comes as it was built.
 */
export function servePages(
  app: Hono<AppEnv>,
  base: '' | '/desk',
  folder: string,
  fill: (http: Context<AppEnv>) => Promise<Filling> = async () => ({}),
): void {
  const page = join(folder, 'index.html')
  if (!existsSync(page)) return
  const html = readFileSync(page, 'utf8').replace('<head>', HEAD)
  const policy = policyFor(html)
  const filePolicy = policy()
  const fillingFor = (http: Context<AppEnv>) =>
    Promise.race([fill(http), setTimeout(FILLING_PATIENCE_MS, {}, { ref: false })]).catch((fault: unknown) => {
      http.get('log').warn({ err: fault }, 'page without its filling')
      return {}
    })
  const sendPage = async (http: Context<AppEnv>) => {
    const nonce = randomBytes(16).toString('base64')
    http.header('Content-Security-Policy', policy(nonce))
    // In no cache between: a page would come with a nonce its policy does not name. The worker keeps both together.
    http.header('Cache-Control', 'no-store')
    return http.html(filled(html.replace(NONCE_MARK, nonce), await fillingFor(http)))
  }
  if (base) app.get(base, (http) => http.redirect(`${base}/`))
  app.get(`${base}/`, sendPage)
  app.get(`${base}/index.html`, sendPage)
  app.use(
    `${base}/*`,
    serveStatic({
      root: folder,
      rewriteRequestPath: (path) => path.slice(base.length),
      // Packed by the build (scripts/precompress.ts).
      precompressed: true,
      onFound: (_file, http) => {
        // A picture opened by itself is a document, too; nothing in it has a nonce.
        http.header('Content-Security-Policy', filePolicy)
        http.header(
          'Cache-Control',
          HASHED_NAME.test(http.req.path) ? 'public, max-age=31536000, immutable' : 'no-cache',
        )
      },
    }),
  )
  app.get(`${base}/*`, (http, next) => (/\.\w{1,8}$/.test(http.req.path) ? next() : sendPage(http)))
}
