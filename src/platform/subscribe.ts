import Taro from '@tarojs/taro'
import { IN_WECHAT } from './target'

/** WeChat asks for at most this many templates at once. */
const MOST = 3

/**
 * Asks whether the service may send one message of each template; must be called by a tap. Returns the ids that were
 * accepted: none on refusal, none outside WeChat. Never throws: no message is worth a failed booking.
 */
export async function askToSubscribe(templateIds: readonly string[]): Promise<string[]> {
  const ids = templateIds.slice(0, MOST)
  if (!IN_WECHAT || ids.length === 0) return []
  try {
    const reply: unknown = await Taro.requestSubscribeMessage({ tmplIds: ids, entityIds: [] })
    return ids.filter((id) => (reply as Record<string, string>)[id] === 'accept')
  } catch {
    return []
  }
}
