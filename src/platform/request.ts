import { pathOf, queryString } from '@domain/address'
import { api, type CallInput, type PhoneEndpointName, type Reply } from '@domain/api'
import { ApiFailure, toFailure } from './failure'
import { currentToken, dropToken, signIn } from './session'
import { type Transferred, transfer } from './transfer'

const MAX_WAIT_SECONDS = 4
const pause = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000))

/** Path and query of a call: what identifies a read on the phone. */
export function addressOf<N extends PhoneEndpointName>(name: N, input: CallInput<N>): string {
  return pathOf(api[name].path, input.params as Record<string, unknown> | undefined) + queryString(input.query)
}

/**
 * Calls an endpoint of the contract. Signs in silently where the endpoint needs a resident, and once more when the
 * session has ended. Tries again by itself only what may be repeated: reads, and writes with an idempotency key.
 * Throws `ApiFailure`, and nothing else.
 */
export async function call<N extends PhoneEndpointName>(name: N, input: CallInput<N>): Promise<Reply<N>> {
  return (await exchange(name, input)).data as Reply<N>
}

/** Like `call`, with the ETag of the reply; `etag` asks the server to answer only if it has something else. */
export async function exchange<N extends PhoneEndpointName>(
  name: N,
  input: CallInput<N>,
  etag?: string | undefined,
): Promise<Transferred> {
  const endpoint = api[name]
  const repeatable = endpoint.method === 'GET' || 'idempotent' in endpoint
  try {
    return await attempt(name, input, etag)
  } catch (thrown) {
    const failure = toFailure(thrown)
    const passing = failure.isNetwork || failure.code === 'busy'
    if (!repeatable || !passing) throw failure
    await pause(Math.min(failure.retryAfter ?? 1, MAX_WAIT_SECONDS))
    return attempt(name, input, etag).catch((again) => {
      throw toFailure(again)
    })
  }
}

async function attempt<N extends PhoneEndpointName>(
  name: N,
  input: CallInput<N>,
  etag: string | undefined,
): Promise<Transferred> {
  const endpoint = api[name]
  const send = (token: string | undefined) =>
    transfer({
      method: endpoint.method,
      path: addressOf(name, input),
      data: input.body,
      header: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(input.idempotencyKey ? { 'idempotency-key': input.idempotencyKey } : {}),
        ...(etag ? { 'if-none-match': etag } : {}),
      },
    })
  const token = endpoint.caller === 'resident' ? await signIn() : currentToken()
  try {
    return await send(token)
  } catch (thrown) {
    if (!(thrown instanceof ApiFailure) || thrown.code !== 'not-signed-in' || !token) throw thrown
    dropToken(token)
    return send(await signIn())
  }
}
