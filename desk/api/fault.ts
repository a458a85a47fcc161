import { ERRORS, type ErrorCode } from '@domain/errors'

/** Why a call failed: a code of the contract, or `network` when no answer came. `message` is what the person reads. */
export class Fault extends Error {
  readonly code: ErrorCode | 'network'
  /** What to mend, by dotted path of the body. */
  readonly fields: Record<string, string>

  constructor(code: ErrorCode | 'network', message?: string, fields: Record<string, string> = {}) {
    super(message ?? (code === 'network' ? '连不上服务，请看看网络，再试一次。' : ERRORS[code].message))
    this.code = code
    this.fields = fields
  }
}

/** What to tell the person about anything that was thrown. */
export const faultText = (error: unknown): string =>
  error instanceof Fault ? error.message : '出了点问题，请刷新页面再试。'
