import { api, type CallInput, type EndpointName, pathOf, queryString, type Reply } from '@domain/api'
import { ErrorBodySchema } from '@domain/errors'
import * as v from 'valibot'
import { Fault } from './fault'

interface Parts {
  params?: Record<string, unknown>
  query?: Record<string, unknown>
  body?: unknown
  idempotencyKey?: string
}

/**
 * Calls an endpoint of the contract with the staff member's cookie. Throws `Fault`: with the server's code, message and
 * fields when it refused, with `network` when no usable answer came. `{}` is the input of an endpoint that takes nothing.
 */
export async function call<N extends EndpointName>(
  name: N,
  input: CallInput<N>,
  signal?: AbortSignal,
): Promise<Reply<N>> {
  const { method, path } = api[name]
  const { params, query, body, idempotencyKey } = input as Parts
  const response = await send(`/api${pathOf(path, params)}${queryString(query)}`, {
    method,
    credentials: 'same-origin',
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  })
  const answer: unknown = await response.json().catch(() => undefined)
  if (response.ok && answer !== undefined) return answer as Reply<N>
  const refused = v.safeParse(ErrorBodySchema, answer)
  if (!refused.success) throw new Fault(response.status === 503 ? 'busy' : 'network')
  const { code, message, fields } = refused.output.error
  throw new Fault(code, message, fields)
}

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new Fault('network')
  }
}
