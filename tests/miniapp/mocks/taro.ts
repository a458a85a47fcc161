import { useEffect, useRef } from 'react'

/** As much of Taro as the screens under test call; storage and requests are real enough to be looked at. */
export const stored = new Map<string, unknown>()
export const visited: string[] = []
/** Words that were shown and passed. */
export const noticed: string[] = []

type Answer = { statusCode: number; data: unknown; header?: Record<string, string> }
interface RequestOptions {
  url: string
  method: string
  data?: unknown
  header: Record<string, string>
}
let answer: (request: RequestOptions) => Answer | 'offline' = () => 'offline'
export const requests: RequestOptions[] = []

/** What the server says from now on; `offline` is no network. */
export const serve = (handler: typeof answer): void => {
  answer = handler
}

export function resetTaro(): void {
  stored.clear()
  visited.length = 0
  noticed.length = 0
  reachable = () => true
  requests.length = 0
  answer = () => 'offline'
}

/** What the screens drawn do when they come into sight again, and when they are covered. */
const onShow = new Set<() => void>()
const onHide = new Set<() => void>()
const useHook = (hooks: Set<() => void>, run: () => void): void => {
  const latest = useRef(run)
  latest.current = run
  useEffect(() => {
    const hook = () => latest.current()
    hooks.add(hook)
    return () => void hooks.delete(hook)
  }, [hooks])
}
export const useDidShow = (run: () => void): void => useHook(onShow, run)
export const useDidHide = (run: () => void): void => useHook(onHide, run)
/** The screen comes into sight again; is covered by another one, or the app goes into the background. */
export const showScreen = (): void => {
  for (const run of onShow) run()
}
export const hideScreen = (): void => {
  for (const run of onHide) run()
}
/** What WeChat's share menu would send from the screen that was drawn last. */
export const shared: {
  message?: () => { title: string; path: string }
  timeline?: () => { title: string; query: string }
} = {}
export const useShareAppMessage = (send: NonNullable<typeof shared.message>): void => {
  shared.message = send
}
export const useShareTimeline = (send: NonNullable<typeof shared.timeline>): void => {
  shared.timeline = send
}
export const useRouter = () => ({ params: {} })

let reachable: (url: string) => boolean = () => true
/** Which screens WeChat can open from now on; the packages of others can't be fetched. */
export const reach = (which: typeof reachable): void => {
  reachable = which
}
const goTo = async ({ url }: { url: string }) => {
  if (!reachable(url)) throw { errMsg: 'navigateTo:fail timeout' }
  visited.push(url)
}

export default {
  getStorageSync: (key: string) => stored.get(key) ?? '',
  setStorageSync: (key: string, value: unknown) => void stored.set(key, JSON.parse(JSON.stringify(value))),
  removeStorageSync: (key: string) => void stored.delete(key),
  request: async (request: RequestOptions) => {
    requests.push(request)
    const reply = answer(request)
    if (reply === 'offline') throw { errMsg: 'request:fail' }
    return { header: {}, ...reply }
  },
  login: async () => ({ code: 'a-code' }),
  navigateTo: goTo,
  redirectTo: goTo,
  switchTab: goTo,
  getCurrentPages: () => [{}],
  getNetworkType: () => {},
  onNetworkStatusChange: () => {},
  offNetworkStatusChange: () => {},
  showToast: ({ title }: { title: string }) => void noticed.push(title),
  pageScrollTo: () => {},
}
