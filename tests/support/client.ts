import { randomUUID } from 'node:crypto'
import { pathOf, queryString } from '@domain/address'
import { type Api, api, type CallInput, type Endpoint, type EndpointName, errorsOf, type Reply } from '@domain/api'
import { ERRORS, ErrorBodySchema, type ErrorCode } from '@domain/errors'
import * as v from 'valibot'

export interface Caller {
  token?: string
  cookie?: string
  headers?: Record<string, string>
}

export type Answer<N extends EndpointName> =
  | { ok: true; status: number; reply: Reply<N>; headers: Headers }
  | { ok: false; status: number; error: v.InferOutput<typeof ErrorBodySchema>['error']; headers: Headers }

type Inputs<N extends EndpointName> = Partial<Record<'params' | 'query', Record<string, unknown>>> & {
  body?: unknown
  idempotencyKey?: string
} & (CallInput<N> | Record<never, never>)

/** Calls a server of the contract and checks every answer against it: status, shape, and that the error is a declared one. */
export function createClient(origin: string) {
  /** The answer, whatever it is. Input is not checked here: tests also send what the contract forbids. */
  async function call<N extends EndpointName>(name: N, input: Inputs<N> = {}, as: Caller = {}): Promise<Answer<N>> {
    const endpoint: Endpoint = api[name]
    // A request of its own, unless a test sends one twice, or with an empty key, which is none.
    const key = input.idempotencyKey ?? (endpoint.idempotent ? randomUUID() : undefined)
    const response = await fetch(
      `${origin}/api${pathOf(endpoint.path, input.params)}${queryString(input.query as Record<string, unknown>)}`,
      {
        method: endpoint.method,
        headers: {
          ...(input.body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(key ? { 'idempotency-key': key } : {}),
          ...(as.token ? { authorization: `Bearer ${as.token}` } : {}),
          ...(as.cookie ? { cookie: as.cookie } : {}),
          ...as.headers,
        },
        ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
      },
    )
    const { status, headers } = response
    if (response.ok && endpoint.media) {
      const content = new Uint8Array(await response.arrayBuffer())
      return { ok: true, status, headers, reply: { filename: '', content } as unknown as Reply<N> }
    }
    const body: unknown = await response.json()
    if (response.ok) {
      if (status !== (endpoint.status ?? 200)) throw new Error(`${name} answered ${status}`)
      return { ok: true, status, headers, reply: v.parse(endpoint.reply, body) as Reply<N> }
    }
    const { error } = v.parse(ErrorBodySchema, body)
    const allowed: ErrorCode[] = errorsOf(endpoint)
    if (!allowed.includes(error.code))
      throw new Error(`${name} answered ${error.code}, which its contract doesn't name`)
    if (ERRORS[error.code].status !== status) throw new Error(`${error.code} came with status ${status}`)
    return { ok: false, status, headers, error }
  }

  /** The reply of a call that must succeed. */
  async function get<N extends EndpointName>(name: N, input: Inputs<N> = {}, as: Caller = {}): Promise<Reply<N>> {
    const answer = await call(name, input, as)
    if (!answer.ok) throw new Error(`${name} answered ${answer.error.code}: ${JSON.stringify(answer.error)}`)
    return answer.reply
  }

  /** The error code of a call that must be refused. */
  async function refusal<N extends EndpointName>(name: N, input: Inputs<N> = {}, as: Caller = {}): Promise<ErrorCode> {
    const answer = await call(name, input, as)
    if (answer.ok) throw new Error(`${name} was not refused`)
    return answer.error.code
  }

  return { origin, call, get, refusal }
}

export type Client = ReturnType<typeof createClient>
export type { Api }
