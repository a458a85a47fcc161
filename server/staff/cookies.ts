import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { AppEnv } from '../http/request'

/** The desk's cookies: the session, and what a browser is known by after a sign-in. */
type Name = 'desk' | 'device'

/**
 * A cookie's whole name. Over https it has the prefix by which browsers make sure that it came from this very host, by
 * TLS, and for every path; over plain http, as in a trial, they would refuse that.
 */
export const cookieName = (name: Name, https: boolean): string => (https ? `__Host-${name}` : name)

/** The cookie of a request. */
export const readCookie = (http: Context<AppEnv>, name: Name, https: boolean): string | undefined =>
  getCookie(http, cookieName(name, https))

/** Sets a cookie that no script reads and no other site sends. */
export const writeCookie = (http: Context<AppEnv>, name: Name, value: string, minutes: number, https: boolean): void =>
  setCookie(http, cookieName(name, https), value, {
    path: '/',
    httpOnly: true,
    sameSite: 'Strict',
    secure: https,
    maxAge: minutes * 60,
  })

export const dropCookie = (http: Context<AppEnv>, name: Name, https: boolean) =>
  deleteCookie(http, cookieName(name, https), { path: '/', secure: https })
