/** Options of WeChat's calls: an object with callbacks. */
interface Options {
  success?: (result: Record<string, unknown>) => void
  fail?: (error: { errMsg: string }) => void
  complete?: (result: Record<string, unknown>) => void
  [name: string]: unknown
}

/** What the fake `wx` needs of the host around it. */
export interface WxSurroundings {
  /** Where requests really go: the address in the build is replaced by this one. */
  origin: string
  /** Called with the options' url for navigateTo, redirectTo, switchTab, reLaunch; with '' for navigateBack. */
  navigate(kind: string, url: string): void
  /** Whether the phone has a network. */
  online(): boolean
  /** Something happened that may change what a person sees. */
  changed(): void
}

/** What the mini-program asked of WeChat, in order, for tests to look at. */
export interface WxCall {
  api: string
  options: Options
}

const DEVICE = {
  brand: 'test',
  model: 'test',
  platform: 'android',
  system: 'Android 5.0',
  SDKVersion: '3.5.0',
  version: '8.0.50',
  language: 'zh_CN',
  theme: 'light',
  fontSizeSetting: 16,
  fontSizeScaleFactor: 1,
  pixelRatio: 2,
  screenWidth: 375,
  screenHeight: 667,
  windowWidth: 375,
  windowHeight: 603,
  statusBarHeight: 20,
  safeArea: { left: 0, right: 375, top: 20, bottom: 667, width: 375, height: 647 },
}

/** Calls that succeed with nothing to say. */
const QUIET = [
  'setNavigationBarTitle',
  'setNavigationBarColor',
  'showToast',
  'hideToast',
  'showLoading',
  'hideLoading',
  'pageScrollTo',
  'stopPullDownRefresh',
  'startPullDownRefresh',
  'setClipboardData',
  'makePhoneCall',
  'openLocation',
  'vibrateShort',
  'showShareMenu',
  'hideShareMenu',
  'setTabBarBadge',
  'removeTabBarBadge',
  'setTabBarStyle',
  'setTabBarItem',
  'setStorage',
  'setKeepScreenOn',
  'requestSubscribeMessage',
]

/** Phones made so far: each belongs to somebody else, so no two sign in with the same code. */
let people = 0

/** A `wx` that works: requests go to a real server, storage keeps what it was given, navigation moves the host's pages. */
export function createWx(around: WxSurroundings): {
  wx: Record<string, unknown>
  calls: WxCall[]
  /** Requests that have not been answered yet. */
  pending(): number
} {
  const calls: WxCall[] = []
  let pending = 0
  const storage = new Map<string, string>()
  const listeners = new Map<string, ((value: unknown) => void)[]>()

  const later = (work: () => void) => {
    setTimeout(() => {
      work()
      around.changed()
    }, 0)
  }
  const succeed = (options: Options | undefined, result: Record<string, unknown>) =>
    later(() => {
      options?.success?.(result)
      options?.complete?.(result)
    })
  const fail = (options: Options | undefined, errMsg: string) =>
    later(() => {
      options?.fail?.({ errMsg })
      options?.complete?.({ errMsg })
    })
  /** An asynchronous call whose answer is made by `answer`, or which fails with the text it throws. */
  const call =
    (api: string, answer: (options: Options) => Record<string, unknown>) =>
    (options: Options = {}) => {
      calls.push({ api, options })
      try {
        succeed(options, { errMsg: `${api}:ok`, ...answer(options) })
      } catch (error) {
        fail(options, `${api}:fail ${(error as Error).message}`)
      }
    }

  const person = ++people

  function request(options: Options) {
    calls.push({ api: 'request', options })
    return exchange(options)
  }

  function exchange(options: Options) {
    const abort = new AbortController()
    if (!around.online()) {
      fail(options, 'request:fail net::ERR_INTERNET_DISCONNECTED')
      return { abort() {} }
    }
    pending++
    const method = String(options.method ?? 'GET').toUpperCase()
    const headers = { 'content-type': 'application/json', ...(options.header as Record<string, string>) }
    const body = typeof options.data === 'string' ? options.data : JSON.stringify(options.data)
    fetch(String(options.url).replace(/^https?:\/\/[^/]+/, around.origin), {
      method,
      headers,
      signal: abort.signal,
      ...(method === 'GET' || options.data === undefined ? {} : { body }),
    })
      .then(async (response) => {
        const text = await response.text()
        let data: unknown = text
        try {
          data = JSON.parse(text)
        } catch {
          // WeChat hands over what is not JSON as it came.
        }
        const result = { data, statusCode: response.status, header: Object.fromEntries(response.headers) }
        succeed(options, { errMsg: 'request:ok', ...result })
      })
      .catch((error: Error) => fail(options, `request:fail ${error.message}`))
      .finally(() => later(() => pending--))
    return { abort: () => abort.abort(), onHeadersReceived() {}, offHeadersReceived() {} }
  }

  /** 微信云托管: reaches the server by the name of its container, without an address; throws what WeChat does not take. */
  let opened: string | undefined
  const cloud = {
    init: ({ env }: Options) => {
      opened = String(env)
    },
    callContainer: (options: Options) => {
      const { env } = (options.config ?? {}) as { env?: string }
      const header = (options.header ?? {}) as Record<string, string>
      if (opened === undefined || env !== opened) throw new Error('cloud.callContainer:fail Cloud API isn’t enabled')
      if (!header['X-WX-SERVICE']) throw new Error('cloud.callContainer:fail no service')
      calls.push({ api: 'callContainer', options })
      return new Promise((success, refuse) => {
        const { path, config: _, ...rest } = options
        exchange({ ...rest, url: `http://container${path}`, success, fail: refuse })
      })
    },
  }

  const navigation = Object.fromEntries(
    ['navigateTo', 'redirectTo', 'switchTab', 'reLaunch', 'navigateBack'].map((api) => [
      api,
      call(api, ({ url }) => {
        around.navigate(api, String(url ?? ''))
        return {}
      }),
    ]),
  )
  const device = (api: string) => [`${api}Sync`, () => DEVICE]
  const listener = (event: string) => [
    [
      `on${event}`,
      (listen: (value: unknown) => void) => listeners.set(event, [...(listeners.get(event) ?? []), listen]),
    ],
    [`off${event}`, () => listeners.delete(event)],
  ]

  const wx: Record<string, unknown> = {
    ...Object.fromEntries(QUIET.map((api) => [api, call(api, () => ({}))])),
    ...navigation,
    ...Object.fromEntries([device('getSystemInfo')]),
    ...Object.fromEntries(
      [
        'NetworkStatusChange',
        'AppShow',
        'AppHide',
        'Error',
        'UnhandledRejection',
        'PageNotFound',
        'ThemeChange',
      ].flatMap(listener),
    ),
    request,
    cloud,
    login: call('login', () => ({ code: `code-${person}-${calls.length}` })),
    getSystemInfo: call('getSystemInfo', () => DEVICE),
    getWindowInfo: () => DEVICE,
    getDeviceInfo: () => DEVICE,
    getAppBaseInfo: () => DEVICE,
    getAccountInfoSync: () => ({ miniProgram: { appId: 'wx0000000000000000', envVersion: 'develop', version: '' } }),
    getNetworkType: call('getNetworkType', () => ({ networkType: around.online() ? 'wifi' : 'none' })),
    getLaunchOptionsSync: () => ({ path: '', query: {}, scene: 1001 }),
    getEnterOptionsSync: () => ({ path: '', query: {}, scene: 1001 }),
    getMenuButtonBoundingClientRect: () => ({ top: 24, bottom: 56, left: 278, right: 365, width: 87, height: 32 }),
    getSetting: call('getSetting', () => ({ authSetting: {}, subscriptionsSetting: { mainSwitch: true } })),
    showModal: call('showModal', () => ({ confirm: true, cancel: false })),
    showActionSheet: call('showActionSheet', () => ({ tapIndex: 0 })),
    getStorageSync: (key: string) => (storage.has(key) ? JSON.parse(storage.get(key) ?? '') : ''),
    setStorageSync: (key: string, value: unknown) => void storage.set(key, JSON.stringify(value)),
    removeStorageSync: (key: string) => void storage.delete(key),
    clearStorageSync: () => storage.clear(),
    getStorageInfoSync: () => ({ keys: [...storage.keys()], currentSize: 1, limitSize: 10_240 }),
    setStorage: call('setStorage', ({ key, data }) => {
      storage.set(String(key), JSON.stringify(data))
      return {}
    }),
    getStorage: call('getStorage', ({ key }) => {
      const kept = storage.get(String(key))
      if (kept === undefined) throw new Error('data not found')
      return { data: JSON.parse(kept) }
    }),
    removeStorage: call('removeStorage', ({ key }) => {
      storage.delete(String(key))
      return {}
    }),
    getUpdateManager: () => ({ onCheckForUpdate() {}, onUpdateReady() {}, onUpdateFailed() {}, applyUpdate() {} }),
    createInnerAudioContext: () => ({ play() {}, stop() {}, destroy() {}, onEnded() {}, onError() {}, offEnded() {} }),
    createSelectorQuery: () => emptyQuery(later),
    nextTick: (work: () => void) => later(work),
    canIUse: () => false,
    getPrivacySetting: call('getPrivacySetting', () => ({ needAuthorization: false, privacyContractName: '' })),
  }
  return { wx, calls, pending: () => pending }
}

/** Nothing is laid out here, so every measurement is empty. */
function emptyQuery(later: (work: () => void) => void): Record<string, unknown> {
  const query: Record<string, unknown> = {
    exec: (done?: (found: unknown[]) => void) => later(() => done?.([])),
  }
  for (const name of [
    'in',
    'select',
    'selectAll',
    'selectViewport',
    'boundingClientRect',
    'scrollOffset',
    'fields',
    'node',
  ])
    query[name] = () => query
  return query
}
