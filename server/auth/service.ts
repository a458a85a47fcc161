import { randomUUID } from 'node:crypto'
import type { Reply } from '@domain/api'
import { AudienceSchema } from '@domain/audiences'
import { addMinutes, localDate, toInstant } from '@domain/time'
import * as v from 'valibot'
import type { ResidentRow } from '../db/tables'
import { Failure } from '../http/failure'
import type { Parts } from '../parts'
import { WeChatError } from '../wechat/client'
import { addSession, findOrAddResident } from './store'
import { hashToken, newToken } from './token'

const RESIDENT_SESSION_MINUTES = 30 * 24 * 60

/** WeChat's codes for a login code that is invalid or used. */
const BAD_CODE = new Set([40029, 40163])
/** Asked too often, or a user WeChat itself holds back. */
const TOO_OFTEN = 45011
const BLOCKED_USER = 40226

type Me = Reply<'me'>

/** A resident as they see themselves. */
export const toMe = (row: ResidentRow): Me => ({
  id: row.id,
  guest: row.guest === 1,
  ...(v.is(AudienceSchema, row.audience) ? { audience: row.audience } : {}),
  ...(row.village_id ? { villageId: row.village_id } : {}),
})

/** Signs a resident in by a code of `wx.login`; the first time makes them known. */
export async function loginWithCode(parts: Parts, code: string) {
  if (!parts.wechat) throw new Failure('wechat-unavailable', { message: '这里没有接通微信登录，请用游客身份试用。' })
  const openid = await parts.wechat.openidOf(code).catch(refuseLogin)
  return startSession(parts, {
    identity_hash: parts.vault.hash('openid', openid),
    openid_sealed: parts.vault.seal(openid, 'resident.openid'),
    guest: 0,
  })
}

/** Signs in somebody without WeChat, where the town lets them. */
export async function loginAsGuest(parts: Parts) {
  if (!parts.config.guests) throw new Failure('guests-off')
  return startSession(parts, { identity_hash: parts.vault.hash('guest', randomUUID()), openid_sealed: null, guest: 1 })
}

/** The number behind WeChat's one-tap button. Typing it is always possible, so any trouble just says so. */
export async function phoneOf(parts: Parts, code: string): Promise<string> {
  const typeIt = { message: '微信没有给出号码，请手工填写电话。' }
  if (!parts.wechat) throw new Failure('wechat-unavailable', typeIt)
  return parts.wechat.phoneOf(code).catch((error: unknown) => {
    if (!(error instanceof WeChatError)) throw error
    const bad = error.errcode !== undefined && BAD_CODE.has(error.errcode)
    throw new Failure(bad ? 'wechat-code-invalid' : 'wechat-unavailable', typeIt)
  })
}

function refuseLogin(error: unknown): never {
  if (!(error instanceof WeChatError)) throw error
  if (error.errcode !== undefined && BAD_CODE.has(error.errcode)) throw new Failure('wechat-code-invalid')
  if (error.errcode === TOO_OFTEN) throw new Failure('too-many-requests', { retryAfterSeconds: 60 })
  if (error.errcode === BLOCKED_USER)
    throw new Failure('wechat-code-invalid', { message: '微信暂时不让这个账号登录，请打电话办理。' })
  throw new Failure('wechat-unavailable')
}

async function startSession(
  { database, now }: Parts,
  identity: Pick<ResidentRow, 'identity_hash' | 'openid_sealed' | 'guest'>,
): Promise<{ token: string; me: Me }> {
  const at = toInstant(now())
  const token = newToken()
  const resident = await database.transaction(async (tx) => {
    const row = await findOrAddResident(tx, {
      id: randomUUID(),
      ...identity,
      audience: null,
      village_id: null,
      created_on: localDate(at),
    })
    await addSession(tx, {
      token_hash: hashToken(token),
      resident_id: row.id,
      staff_id: null,
      created_at: at,
      expires_at: addMinutes(at, RESIDENT_SESSION_MINUTES),
    })
    return row
  })
  return { token, me: toMe(resident) }
}
