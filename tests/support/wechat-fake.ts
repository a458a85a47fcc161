import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

type Json = Record<string, unknown>

/** A word this stand-in's text check refuses. */
export const UNLAWFUL_WORD = '测试违规词'

/** Stands for a mini-program code: the first bytes of a JPEG. */
const PICTURE = Buffer.from([0xff, 0xd8, 0xff, 0xe0])

/** A stand-in for WeChat's server over real HTTP. It knows codes, tokens and the errors WeChat answers with. */
export interface WeChatFake {
  url: string
  /** Codes of `wx.login` it accepts, with their openid; each works once. */
  codes: Map<string, string>
  /** What the next calls of an address answer with instead, first come first served: `hang` never answers, `drop` closes the line, `move` points elsewhere. */
  next(path: string, ...answers: (Json | 'hang' | 'drop' | 'move')[]): void
  /** Every request it got. */
  seen: { path: string; query: URLSearchParams; body: Json }[]
  /** Subscription messages it delivered. */
  sent: Json[]
  /** Mini-program codes it made. */
  made: Json[]
  stop(): Promise<void>
}

export async function startWeChatFake(): Promise<WeChatFake> {
  const codes = new Map<string, string>()
  const used = new Set<string>()
  const queued = new Map<string, (Json | 'hang' | 'drop' | 'move')[]>()
  const seen: WeChatFake['seen'] = []
  const sent: Json[] = []
  const made: Json[] = []
  const tokens = new Set<string>()
  let tokenCount = 0

  const answer = (path: string, query: URLSearchParams, body: Json): Json | Buffer => {
    if (path === '/sns/jscode2session') {
      const code = query.get('js_code') ?? ''
      if (used.has(code)) return { errcode: 40163, errmsg: 'code been used' }
      const openid = codes.get(code)
      if (!openid) return { errcode: 40029, errmsg: 'invalid code' }
      used.add(code)
      return { openid, session_key: 'never-leaves-the-server' }
    }
    if (path === '/cgi-bin/stable_token') {
      if (body.force_refresh === true) tokens.clear()
      const [known] = tokens
      const token = known ?? `token-${++tokenCount}`
      tokens.add(token)
      return { access_token: token, expires_in: 7200 }
    }
    if (!tokens.has(query.get('access_token') ?? '')) return { errcode: 40001, errmsg: 'invalid credential' }
    if (path === '/cgi-bin/message/subscribe/send') {
      sent.push(body)
      return { errcode: 0, errmsg: 'ok' }
    }
    if (path === '/wxa/msg_sec_check') {
      const known = [...codes.values()].includes(String(body.openid))
      if (body.version !== 2 || !known) return { errcode: 40003, errmsg: 'invalid openid' }
      const suggest = String(body.content).includes(UNLAWFUL_WORD) ? 'risky' : 'pass'
      return { errcode: 0, errmsg: 'ok', result: { suggest, label: suggest === 'risky' ? 20002 : 100 } }
    }
    if (path === '/wxa/getwxacodeunlimit') {
      made.push(body)
      return PICTURE
    }
    if (path === '/wxa/business/getuserphonenumber')
      return { errcode: 0, phone_info: { purePhoneNumber: '13900000009' } }
    return { errcode: 48001, errmsg: 'api unauthorized' }
  }

  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://localhost')
      const text = Buffer.concat(chunks).toString()
      const body = text ? (JSON.parse(text) as Json) : {}
      seen.push({ path: url.pathname, query: url.searchParams, body })
      const instead = queued.get(url.pathname)?.shift()
      if (instead === 'hang') return
      if (instead === 'drop') return void request.socket.destroy()
      if (instead === 'move') return void response.writeHead(307, { location: '/elsewhere' }).end()
      const reply = instead ?? answer(url.pathname, url.searchParams, body)
      response.setHeader('content-type', reply instanceof Buffer ? 'image/jpeg' : 'application/json')
      response.end(reply instanceof Buffer ? reply : JSON.stringify(reply))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    codes,
    seen,
    sent,
    made,
    next: (path, ...answers) => queued.set(path, [...(queued.get(path) ?? []), ...answers]),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
