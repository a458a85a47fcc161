import { ERRORS, type ErrorCode } from '@domain/errors'

/** What goes wrong before the server could answer. */
const LOCAL_FAILURES = {
  offline: '网络不通。请检查手机网络，再点“重试”。',
  timeout: '等了很久没有回音。请看看信号，再点“重试”。',
  'bad-reply': '收到的内容不对，请稍后再试。',
} as const
export type LocalFailureCode = keyof typeof LOCAL_FAILURES

/**
 * A request that did not succeed. `message` is a sentence to show as it stands; `fields` names each faulty field.
 * The one error that `call` throws.
 */
export class ApiFailure extends Error {
  readonly code: ErrorCode | LocalFailureCode
  readonly fields: Record<string, string>
  /** Seconds the server asked to wait before trying again. */
  readonly retryAfter: number | undefined

  constructor(
    code: ErrorCode | LocalFailureCode,
    details: { message?: string; fields?: Record<string, string>; retryAfter?: number | undefined } = {},
  ) {
    super(details.message ?? (code in LOCAL_FAILURES ? LOCAL_FAILURES[code as LocalFailureCode] : sentenceOf(code)))
    this.code = code
    this.fields = details.fields ?? {}
    this.retryAfter = details.retryAfter
  }

  /** True where the request, or the server's answer to it, may have been lost on the way. */
  get isNetwork(): boolean {
    return this.code === 'offline' || this.code === 'timeout' || this.code === 'bad-reply'
  }
}

const sentenceOf = (code: string): string => (ERRORS as Record<string, { message: string }>)[code]?.message ?? ''

/** Whatever was thrown, as a failure that can be shown. */
export const toFailure = (thrown: unknown): ApiFailure =>
  thrown instanceof ApiFailure ? thrown : new ApiFailure('internal')
