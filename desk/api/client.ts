import { pathOf, queryString } from '@domain/address'
import { api, type CallInput, type EndpointName, type Reply } from '@domain/api'
import { ErrorBodySchema } from '@domain/errors'
import * as v from 'valibot'
import { askForProof } from '../session/proof'
import { isAttended } from './attended'
import { Fault } from './fault'

/** How long a call may wait for an answer to begin: a half-dead line breaks nothing off by itself. */
const PATIENCE_MS = 60_000

interface Parts {
  params?: Record<string, unknown>
  query?: Record<string, unknown>
  body?: unknown
  idempotencyKey?: string
}

/**
 * Calls an endpoint of the contract with the staff member's cookie. Throws `Fault`: with the server's code, message and
 * fields when it refused, with `network` when no usable answer came. `{}` is the input of an endpoint that takes nothing.
 * Where a fresh proof is needed the person is asked for it and the same request is made once more.
 */
export async function call<N extends EndpointName>(
  name: N,
  input: CallInput<N>,
  signal?: AbortSignal,
): Promise<Reply<N>> {
  const response = await answerOf(name, input, signal)
  const answer: unknown = await response.json().catch(() => undefined)
  if (answer === undefined) throw new Fault('network')
  return answer as Reply<N>
}

/** Fetches a file of the contract like `call`, with the name the server gives it. */
export async function fetchFile<N extends EndpointName>(
  name: N,
  input: CallInput<N>,
): Promise<{ filename: string; content: Blob }> {
  const response = await answerOf(name, input)
  const content = await response.blob().catch(() => {
    throw new Fault('network')
  })
  const named = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1]
  return { filename: named ? decodeURIComponent(named) : name, content }
}

/** The answer of a call that was not refused. */
async function answerOf<N extends EndpointName>(name: N, input: CallInput<N>, signal?: AbortSignal): Promise<Response> {
  const response = await request(name, input, signal)
  if (response.ok) return response
  const fault = await faultOf(response)
  if (fault.code !== 'proof-needed' || !(await askForProof())) throw fault
  const second = await request(name, input, signal)
  if (second.ok) return second
  throw await faultOf(second)
}

async function faultOf(response: Response): Promise<Fault> {
  const refused = v.safeParse(ErrorBodySchema, await response.json().catch(() => undefined))
  if (!refused.success) return new Fault(response.status === 503 ? 'busy' : 'network')
  const { code, message, fields } = refused.output.error
  return new Fault(code, message, fields)
}

async function request<N extends EndpointName>(name: N, input: CallInput<N>, signal?: AbortSignal): Promise<Response> {
  const { method, path } = api[name]
  const { params, query, body, idempotencyKey } = input as Parts
  const end = new AbortController()
  const giveUp = () => end.abort()
  if (signal?.aborted) giveUp()
  signal?.addEventListener('abort', giveUp)
  const patience = setTimeout(giveUp, PATIENCE_MS)
  try {
    return await fetch(`/api${pathOf(path, params)}${queryString(query)}`, {
      method,
      credentials: 'same-origin',
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
        ...(isAttended() ? {} : { 'x-unattended': '1' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: end.signal,
    })
  } catch (error) {
    if (signal?.aborted) throw error
    throw new Fault('network')
  } finally {
    clearTimeout(patience)
  }
}
