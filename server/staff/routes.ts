import type { Context } from 'hono'
import { refuseCrossSite } from '../auth/gate'
import { endSession } from '../auth/store'
import { hashToken, newToken } from '../auth/token'
import { plainAddress } from '../http/address'
import type { Handlers } from '../http/contract'
import type { AppEnv } from '../http/request'
import { whenceOf } from '../http/whence'
import type { Parts } from '../parts'
import { changePassword, endOwnSessions, sessionsOf } from './account'
import { dropCookie, readCookie, writeCookie } from './cookies'
import { deviceInWords } from './device'
import { beginFactor, confirmFactor, dropOwnFactor, ownFactor, renewCodes } from './factor'
import { joinByLink, openLink } from './link'
import {
  changeStaff,
  dropFactor,
  endStaffSessions,
  invite,
  listStaff,
  resetPassword,
  setActive,
  staffSessions,
} from './people'
import { type Browser, DESK_SESSION_MINUTES, KNOWN_DEVICE_MINUTES, prove, signIn, toStaff } from './sign-in'
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
  | 'deskFactor'
  | 'deskBeginFactor'
  | 'deskConfirmFactor'
  | 'deskDropFactor'
  | 'deskRenewRecoveryCodes'
  | 'deskDropStaffFactor'
  | 'deskLink'
  | 'deskJoin'
  | 'deskStaff'
  | 'deskInvite'
  | 'deskChangeStaff'
  | 'deskSetStaffActive'
  | 'deskResetStaff'
  | 'deskStaffSessions'
  | 'deskEndStaffSessions'
>

/** The desk's own session, and what a staff member does with their account. */
export function staffRoutes(parts: Parts): StaffRoutes {
  const { https } = parts.config
  const { query } = parts.database
  /** Hash of the session's token; the gate has seen to it that there is one wherever staff call. */
  const ownHash = (http: Context<AppEnv>) => hashToken(readCookie(http, 'desk', https) ?? '')
  const browserOf = (http: Context<AppEnv>): Browser => ({
    address: plainAddress(http.get('address')),
    device: deviceInWords(http.req.header('user-agent') ?? ''),
    deviceToken: readCookie(http, 'device', https),
  })
  return {
    async deskLogin({ body, http }) {
      refuseCrossSite(http, parts.config.publicUrl)
      const { token, deviceToken, staff } = await signIn(parts, body, browserOf(http), whenceOf(http))
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
    deskMe: async ({ staff }) => toStaff(parts, await staffById(query, staff.staffId)),
    async deskProve({ staff, body, http }) {
      await prove(parts, await staffById(query, staff.staffId), body, ownHash(http))
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
    deskFactor: ({ staff }) => ownFactor(parts, staff),
    deskBeginFactor: ({ staff }) => beginFactor(parts, staff),
    deskConfirmFactor: async ({ staff, body, http }) => ({
      codes: await confirmFactor(parts, staff, body.code, ownHash(http)),
    }),
    async deskDropFactor({ staff }) {
      await dropOwnFactor(parts, staff)
      return { ok: true }
    },
    deskRenewRecoveryCodes: async ({ staff }) => ({ codes: await renewCodes(parts, staff) }),
    async deskDropStaffFactor({ staff, params }) {
      await dropFactor(parts, staff, params.id)
      return { ok: true }
    },
    deskLink: ({ body }) => openLink(parts, body.token),
    async deskJoin({ body, http }) {
      refuseCrossSite(http, parts.config.publicUrl)
      const deviceToken = readCookie(http, 'device', https) ?? newToken()
      const staff = await joinByLink(parts, body, deviceToken, whenceOf(http))
      writeCookie(http, 'device', deviceToken, KNOWN_DEVICE_MINUTES, https)
      return staff
    },
    deskStaff: () => listStaff(parts),
    deskInvite: ({ staff, body }) => invite(parts, staff, body),
    async deskChangeStaff({ staff, params, body }) {
      await changeStaff(parts, staff, params.id, body)
      return { ok: true }
    },
    async deskSetStaffActive({ staff, params, body }) {
      await setActive(parts, staff, params.id, body.active)
      return { ok: true }
    },
    deskResetStaff: ({ staff, params }) => resetPassword(parts, staff, params.id),
    deskStaffSessions: ({ params }) => staffSessions(parts, params.id),
    async deskEndStaffSessions({ staff, params }) {
      await endStaffSessions(parts, staff, params.id)
      return { ok: true }
    },
  }
}
