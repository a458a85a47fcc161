import { messageFields, TEMPLATE_OF } from '@domain/messages'
import { addMinutes, toInstant } from '@domain/time'
import type { MessageRow } from '../db/tables'
import { faultOf } from '../http/app-errors'
import type { Parts } from '../parts'
import { WeChatError } from '../wechat/client'
import { factsOf } from './facts'
import { claimDue, giveUpLost, isCourtesy, settle, useConsent } from './store'

const BATCH = 5
/** Longer than a whole batch may take: each message up to four requests to WeChat of eight seconds. */
const LEASE_MINUTES = 4
const MAX_ATTEMPTS = 6

/** WeChat's codes after which another try can't help, with what staff are told. */
const FINAL: Record<number, string> = {
  43101: '本人没有同意接收，或同意的次数已用完',
  43108: '本人关闭了订阅消息',
  20004: '本人关闭了订阅消息总开关',
  47003: '消息内容和模板对不上，请管理员检查模板',
  40003: '微信不认识这个用户',
  40037: '模板编号不对，请管理员检查',
  41030: '小程序页面不对，请管理员检查',
}
/** The day's quota is used up: waiting a minute won't help. */
const QUOTA = 45009

/** Sends what is due. Several processes may do so at once: each row is claimed by one of them. */
export async function sendDue(parts: Parts): Promise<void> {
  await giveUpLost(parts.database.query, toInstant(parts.now()))
  for (;;) {
    const now = toInstant(parts.now())
    const claimed = await parts.database.transaction((tx) => claimDue(tx, now, addMinutes(now, LEASE_MINUTES), BATCH))
    for (const message of claimed) await trySending(parts, message)
    if (claimed.length < BATCH) return
  }
}

/**
 * Sends one message. A fault that nobody foresaw must not hold up the others: the row stays claimed, and once its lease
 * is over goes to the list of calls, since nobody knows whether it arrived.
 */
async function trySending(parts: Parts, message: MessageRow): Promise<void> {
  try {
    await send(parts, message)
  } catch (error) {
    parts.log.error({ message: message.id, fault: faultOf(error) }, 'message not sent')
  }
}

async function send(parts: Parts, message: MessageRow): Promise<void> {
  const { database, vault, config } = parts
  const now = toInstant(parts.now())
  const finish = (change: Partial<MessageRow>) => settle(database.query, message, change)
  const giveUp = (why: string) =>
    finish(isCourtesy(message.kind) ? { state: 'dropped', why } : { state: 'unsent', why })

  // The batch took too long: whether another process has given the row up decides the condition of `finish`.
  if (message.lease_until !== null && now >= message.lease_until) return void (await finish({ state: 'pending' }))
  if (now > message.useless_after) return void (await giveUp('已经过了时间'))
  const about = await factsOf(parts, message)
  if (!about?.holds) return void (await finish({ state: 'dropped', why: '情况已经变了' }))
  const resident =
    message.resident_id === null
      ? undefined
      : await database.query
          .selectFrom('resident')
          .select('openid_sealed')
          .where('id', '=', message.resident_id)
          .executeTakeFirst()
  const templateId = config.templates[TEMPLATE_OF[message.kind]]
  if (!parts.wechat || !resident?.openid_sealed) return void (await giveUp('没有用微信预约，发不了微信消息'))
  if (!templateId) return void (await giveUp('还没有登记这种消息的模板'))
  if (!(await database.transaction((tx) => useConsent(tx, message)))) return void (await giveUp(FINAL[43101] ?? ''))

  try {
    await parts.wechat.sendSubscribeMessage({
      openid: vault.open(resident.openid_sealed, 'resident.openid'),
      templateId,
      page: pageOf(message),
      data: messageFields(message.kind, about.facts),
    })
    await finish({ state: 'sent' })
  } catch (error) {
    if (!(error instanceof WeChatError)) throw error
    const final = error.errcode === undefined ? undefined : FINAL[error.errcode]
    if (final) return void (await giveUp(final))
    if (message.attempts >= MAX_ATTEMPTS) return void (await giveUp('试了多次，微信一直没有接收'))
    // 1, 2, 4, 8, 16 minutes; an hour when the day's quota is gone.
    const wait = error.errcode === QUOTA ? 60 : 2 ** (message.attempts - 1)
    await finish({ state: 'pending', due_at: addMinutes(now, wait), why: error.message })
  }
}

/** The page of the mini-program that the message opens. */
function pageOf({ booking_id, mediation_id }: MessageRow): string {
  if (booking_id) return `pages/appointment/ticket/index?id=${booking_id}`
  return mediation_id ? `pages/mediation/matter/index?id=${mediation_id}` : 'pages/appointment/mine/index'
}
