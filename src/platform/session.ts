import type { Reply } from '@domain/api'
import Taro from '@tarojs/taro'
import { ApiFailure } from './failure'
import { read, remove, write } from './storage'
import { IN_WECHAT } from './target'
import { transfer } from './transfer'

const KEY = 'token'
let pending: Promise<string> | undefined

/** The session token, if this phone has one. */
export const currentToken = (): string | undefined => read<string>(KEY)

/** Forgets the session on this phone. */
export const signOut = (): void => remove(KEY)

/** Drops a token the server no longer knows, unless another request has renewed it meanwhile. */
export function dropToken(token: string): void {
  if (currentToken() === token) remove(KEY)
}

/**
 * A token, signing in silently where there is none: with WeChat's code, or as a guest in a browser. Requests that ask at
 * the same moment share one sign-in, because WeChat's code works once.
 */
export function signIn(): Promise<string> {
  const token = currentToken()
  if (token) return Promise.resolve(token)
  pending ??= login().finally(() => {
    pending = undefined
  })
  return pending
}

async function login(): Promise<string> {
  const data = IN_WECHAT ? { code: await wechatCode() } : { guest: true }
  const reply = (await transfer({ method: 'POST', path: '/login', data })).data as Reply<'login'>
  write(KEY, reply.token)
  return reply.token
}

/** A fresh code of `wx.login` for a call that needs one without signing in; undefined in a browser or where WeChat gives none. */
export const loginCode = (): Promise<string | undefined> =>
  IN_WECHAT ? wechatCode().catch(() => undefined) : Promise.resolve(undefined)

async function wechatCode(): Promise<string> {
  try {
    return (await Taro.login()).code
  } catch {
    throw new ApiFailure('wechat-unavailable')
  }
}
