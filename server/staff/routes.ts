import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { DESK_COOKIE, refuseCrossSite } from '../auth/gate'
import { endSession } from '../auth/store'
import { hashToken } from '../auth/token'
import type { Handlers } from '../http/contract'
import type { Parts } from '../parts'
import { DESK_SESSION_MINUTES, signIn, toStaff } from './service'
import { staffById } from './store'

/** The desk's own session. */
export const staffRoutes = (parts: Parts): Pick<Handlers, 'deskLogin' | 'deskLogout' | 'deskMe'> => {
  const secure = parts.config.https
  return {
    async deskLogin({ body, http }) {
      refuseCrossSite(http, parts.config.publicUrl)
      const { token, staff } = await signIn(parts, body, http.get('address'))
      setCookie(http, DESK_COOKIE, token, {
        path: '/api',
        httpOnly: true,
        sameSite: 'Strict',
        secure,
        maxAge: DESK_SESSION_MINUTES * 60,
      })
      return staff
    },
    async deskLogout({ http }) {
      const token = getCookie(http, DESK_COOKIE)
      if (token) await endSession(parts.database.query, hashToken(token))
      deleteCookie(http, DESK_COOKIE, { path: '/api', secure })
      return { ok: true }
    },
    deskMe: async ({ staff }) => toStaff(await staffById(parts.database.query, staff.staffId)),
  }
}
