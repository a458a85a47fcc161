import type { Context } from 'hono'
import { refuseCrossSite } from '../auth/gate'
import { endSession } from '../auth/store'
import { hashToken } from '../auth/token'
import type { Handlers } from '../http/contract'
import type { AppEnv } from '../http/request'
import type { Parts } from '../parts'
import { changePassword, endOwnSessions, sessionsOf } from './account'
import { dropCookie, readCookie, writeCookie } from './cookies'
import { deviceInWords } from './device'
import { DESK_SESSION_MINUTES, KNOWN_DEVICE_MINUTES, prove, signIn, toStaff, type Whence } from './sign-in'
import { staffById } from './store'

type StaffRoutes = Pick<
  Handlers,
  | 'deskLogin'
  | 'deskLogout'
  | 'deskMe'
  | 'deskProve'
  | 'deskChangePassword'
  | 'deskSessions'
  | 'deskEndSession'
  | 'deskEndOtherSessions'
>

/** The desk's own session, and what a staff member does with their account. */
export function staffRoutes(parts: Parts): StaffRoutes {
  const { https } = parts.config
  const { query } = parts.database
  /** Hash of the session's token; the gate has seen to it that there is one wherever staff call. */
  const ownHash = (http: Context<AppEnv>) => hashToken(readCookie(http, 'desk', https) ?? '')
  const whence = (http: Context<AppEnv>): Whence => ({
    address: http.get('address'),
    device: deviceInWords(http.req.header('user-agent') ?? ''),
    deviceToken: readCookie(http, 'device', https),
  })
  return {
    async deskLogin({ body, http }) {
      refuseCrossSite(http, parts.config.publicUrl)
      const { token, deviceToken, staff } = await signIn(parts, body, whence(http))
      await endSession(query, ownHash(http))
      http.get('log').info({ staff: staff.id }, 'signed in')
      writeCookie(http, 'desk', token, DESK_SESSION_MINUTES, https)
      writeCookie(http, 'device', deviceToken, KNOWN_DEVICE_MINUTES, https)
      return staff
    },
    async deskLogout({ http }) {
      await endSession(query, ownHash(http))
      dropCookie(http, 'desk', https)
      return { ok: true }
    },
    deskMe: async ({ staff }) => toStaff(await staffById(query, staff.staffId)),
    async deskProve({ staff, body, http }) {
      await prove(parts, await staffById(query, staff.staffId), body.password, ownHash(http))
      return { ok: true }
    },
    async deskChangePassword({ staff, body, http }) {
      await changePassword(parts, staff, body, ownHash(http))
      return { ok: true }
    },
    deskSessions: ({ staff, http }) => sessionsOf(parts, staff.staffId, ownHash(http)),
    async deskEndSession({ staff, params }) {
      await endOwnSessions(parts, staff, { only: params.id })
      return { ok: true }
    },
    async deskEndOtherSessions({ staff, http }) {
      await endOwnSessions(parts, staff, { keep: ownHash(http) })
      return { ok: true }
    },
  }
}
