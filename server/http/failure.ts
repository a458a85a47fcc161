import { ERRORS, type ErrorBody, type ErrorCode } from '@domain/errors'

/** An expected refusal with a code of the contract. Services throw it; the HTTP layer turns it into status and body. */
export class Failure extends Error {
  readonly code: ErrorCode
  readonly fields: Record<string, string> | undefined
  readonly retryAfterSeconds: number | undefined

  constructor(
    code: ErrorCode,
    details: { message?: string; fields?: Record<string, string>; retryAfterSeconds?: number } = {},
  ) {
    super(details.message ?? ERRORS[code].message)
    this.code = code
    this.fields = details.fields
    this.retryAfterSeconds = details.retryAfterSeconds ?? (ERRORS[code].status === 503 ? 3 : undefined)
  }

  get status() {
    return ERRORS[this.code].status
  }

  toBody(): ErrorBody {
    return { error: { code: this.code, message: this.message, ...(this.fields ? { fields: this.fields } : {}) } }
  }
}
