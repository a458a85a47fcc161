import { toInstant } from '@domain/time'
import type { Handlers } from '../http/contract'
import { Failure } from '../http/failure'
import type { Parts } from '../parts'
import { countAttempt, refuseWhenUsedUp } from './attempts'
import { bearerToken } from './gate'
import { loginAsGuest, loginWithCode, phoneOf, toMe } from './service'
import { endSession, residentById, updateResident } from './store'
import { hashToken } from './token'

/** New sessions a minute from one address: a school hall of phones opens the program at once. */
const LOGINS_A_MINUTE = 240

/** A resident's session and what they say of themselves. */
export const authRoutes = (parts: Parts): Pick<Handlers, 'login' | 'logout' | 'me' | 'updateMe' | 'phoneNumber'> => ({
  async login({ body, http }) {
    const { database, now, vault } = parts
    const limits = [{ key: vault.hash('attempt', 'login', http.get('address')), max: LOGINS_A_MINUTE, minutes: 1 }]
    await refuseWhenUsedUp(database.query, limits, toInstant(now()))
    await countAttempt(database.query, limits, toInstant(now()))
    return 'code' in body ? loginWithCode(parts, body.code) : loginAsGuest(parts)
  },
  async logout({ http }) {
    const token = bearerToken(http)
    if (token) await endSession(parts.database.query, hashToken(token))
    return { ok: true }
  },
  async me({ resident }) {
    return toMe(await residentById(parts.database.query, resident.residentId))
  },
  phoneNumber: async ({ body }) => ({ phone: await phoneOf(parts, body.code) }),
  async updateMe({ resident, body }) {
    const { audience, villageId } = body
    if (villageId && !parts.town.villages.some((village) => village.id === villageId))
      throw new Failure('invalid-fields', { fields: { villageId: '没有这个村，请重新选择' } })
    const change = {
      ...(audience !== undefined ? { audience } : {}),
      ...(villageId !== undefined ? { village_id: villageId } : {}),
    }
    if (Object.keys(change).length > 0) await updateResident(parts.database.query, resident.residentId, change)
    return toMe(await residentById(parts.database.query, resident.residentId))
  },
})
