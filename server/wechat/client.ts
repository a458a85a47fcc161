/** WeChat refused or could not be reached. `errcode` is its own number; absent when no answer came. */
export class WeChatError extends Error {
  readonly errcode: number | undefined
  constructor(message: string, errcode?: number, cause?: unknown) {
    super(message, { cause })
    this.errcode = errcode
  }
}

/** What the product needs of WeChat's server API. Every call throws `WeChatError`. */
export interface WeChat {
  /** The openid behind a code of `wx.login`. The session key that comes with it is dropped here. */
  openidOf(code: string): Promise<string>
  /** The phone number behind a code of the one-tap button. */
  phoneOf(code: string): Promise<string>
  /** A mini-program code (JPEG or PNG) that opens `page` with `scene`, at most 32 characters. */
  miniCode(code: { scene: string; page: string }): Promise<Uint8Array>
  /**
   * Whether WeChat holds a text (at most 2,500 characters) that others are to see for unlawful; `openid` is somebody who
   * used the mini-program in the last two hours. What it is not sure of is not unlawful: staff read it anyway.
   */
  isUnlawful(text: string, openid: string): Promise<boolean>
  /** Sends one subscription message. */
  sendSubscribeMessage(message: SubscribeMessage): Promise<void>
}

export interface SubscribeMessage {
  openid: string
  templateId: string
  page: string
  data: Record<string, string>
}

export interface WeChatOptions {
  appId: string
  secret: string
  /** `https://api.weixin.qq.com`, or a stand-in in tests. */
  api: string
  timeoutMs?: number
  now?: () => Date
}

/** Codes that say the access token is no longer good: fetch another and try once more. */
const STALE_TOKEN = new Set([40001, 40014, 42001])
/** What kind of text `msg_sec_check` looks at. */
const FORUM = 3
/** A token is replaced this long before its end, so that none expires on the way. */
const TOKEN_MARGIN_MS = 5 * 60_000

/** A small client of WeChat's HTTP interface over fetch; no library for it is kept well enough. */
export function createWeChat({ appId, secret, api, timeoutMs = 8000, now = () => new Date() }: WeChatOptions): WeChat {
  let token: { value: string; until: number } | undefined

  /** What WeChat answers: JSON, or the bytes of a picture. Throws where it names an error. */
  async function exchange(path: string, body?: unknown): Promise<Record<string, unknown> | Uint8Array> {
    let reply: Record<string, unknown>
    try {
      const response = await fetch(`${api}${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        signal: AbortSignal.timeout(timeoutMs),
        // WeChat answers where it is asked; another place must not be told the secret.
        redirect: 'error',
        ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      })
      if (/^image\//.test(response.headers.get('content-type') ?? ''))
        return new Uint8Array(await response.arrayBuffer())
      reply = (await response.json()) as Record<string, unknown>
    } catch (cause) {
      // The address carries secrets, and fetch repeats it in its errors: only the kind of failure goes on.
      throw new WeChatError(`WeChat did not answer (${cause instanceof Error ? cause.name : 'unknown'})`)
    }
    const errcode = Number(reply.errcode ?? 0)
    if (errcode !== 0) throw new WeChatError(`WeChat answered ${errcode}`, errcode)
    return reply
  }

  async function call(path: string, body?: unknown): Promise<Record<string, unknown>> {
    return record(await exchange(path, body))
  }

  /** The stable token: fetching it again does not end the one another process uses, unless `force`d. */
  async function accessToken(force = false): Promise<string> {
    if (!force && token && now().getTime() < token.until) return token.value
    const reply = await call('/cgi-bin/stable_token', {
      grant_type: 'client_credential',
      appid: appId,
      secret,
      force_refresh: force,
    })
    token = {
      value: String(reply.access_token),
      until: now().getTime() + Number(reply.expires_in) * 1000 - TOKEN_MARGIN_MS,
    }
    return token.value
  }

  async function callWithToken(path: string, body: unknown): Promise<Record<string, unknown> | Uint8Array> {
    try {
      return await exchange(`${path}?access_token=${encodeURIComponent(await accessToken())}`, body)
    } catch (error) {
      if (!(error instanceof WeChatError) || error.errcode === undefined || !STALE_TOKEN.has(error.errcode)) throw error
      return exchange(`${path}?access_token=${encodeURIComponent(await accessToken(true))}`, body)
    }
  }

  return {
    async openidOf(code) {
      const query = new URLSearchParams({ appid: appId, secret, js_code: code, grant_type: 'authorization_code' })
      const reply = await call(`/sns/jscode2session?${query}`)
      if (typeof reply.openid !== 'string' || reply.openid === '') throw new WeChatError('WeChat gave no openid')
      return reply.openid
    },
    async phoneOf(code) {
      const reply = record(await callWithToken('/wxa/business/getuserphonenumber', { code }))
      const info = reply.phone_info as { purePhoneNumber?: string } | undefined
      if (!info?.purePhoneNumber) throw new WeChatError('WeChat gave no phone number')
      return info.purePhoneNumber
    },
    async miniCode({ scene, page }) {
      // The page is not looked for: a code may be asked for before the first version is released.
      const reply = await callWithToken('/wxa/getwxacodeunlimit', { scene, page, check_path: false, width: 430 })
      if (!(reply instanceof Uint8Array)) throw new WeChatError('WeChat gave no code')
      return reply
    },
    async isUnlawful(content, openid) {
      const question = { version: 2, scene: FORUM, openid, content }
      const { result } = record(await callWithToken('/wxa/msg_sec_check', question))
      return (result as { suggest?: string } | undefined)?.suggest === 'risky'
    },
    async sendSubscribeMessage({ openid, templateId, page, data }) {
      await callWithToken('/cgi-bin/message/subscribe/send', {
        touser: openid,
        template_id: templateId,
        page,
        data: Object.fromEntries(Object.entries(data).map(([name, value]) => [name, { value }])),
      })
    },
  }
}

function record(reply: Record<string, unknown> | Uint8Array): Record<string, unknown> {
  if (reply instanceof Uint8Array) throw new WeChatError('WeChat answered with a picture')
  return reply
}
