import { useShareAppMessage, useShareTimeline } from '@tarojs/taro'
import { copy } from './clipboard'
import { addressOfScreen, type Screen } from './navigate'
import { notice } from './notice'
import { IN_WECHAT } from './target'

export interface Shared {
  title: string
  screen: Screen
  params: Record<string, string>
}

/** The address under which a browser opens a screen. */
export const addressOnWeb = (screen: Screen, params: Record<string, string>): string =>
  IN_WECHAT ? '' : `${window.location.origin}${window.location.pathname}#${addressOfScreen(screen, params)}`

/**
 * Says what WeChat's share menu sends from this screen, and returns what a browser's share button does. The page's
 * config must say `enableShareAppMessage` and `enableShareTimeline`.
 */
export function useShare({ title, screen, params }: Shared): () => Promise<void> {
  const path = addressOfScreen(screen, params)
  useShareAppMessage(() => ({ title, path }))
  useShareTimeline(() => ({ title, query: path.split('?')[1] ?? '' }))
  return async () => {
    if (IN_WECHAT) return
    const url = addressOnWeb(screen, params)
    if (navigator.share) await navigator.share({ title, url }).catch(() => {})
    else if (await copy(`${title} ${url}`)) notice('链接已复制，可以发给别人')
  }
}
