import { api, type Endpoint } from '@domain/api'
import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { Failure } from './failure'
import type { AppEnv } from './request'

const MAX_BODY_BYTES = 256 * 1024

const limitedTo = (maxSize: number): MiddlewareHandler<AppEnv> =>
  bodyLimit({
    maxSize,
    onError: (http) => {
      // The rest of the body is not read, so the connection can't carry another request.
      http.header('Connection', 'close')
      throw new Failure('too-large')
    },
  })

/** Endpoints whose bodies may be larger, by what their addresses look like. */
const LARGER = (Object.values(api) as Endpoint[]).flatMap(({ method, path, maxBytes }) =>
  maxBytes === undefined
    ? []
    : [{ method, address: new RegExp(`^/api${path.replace(/\{\w+\}/g, '[^/]+')}$`), limit: limitedTo(maxBytes) }],
)
const usual = limitedTo(MAX_BODY_BYTES)

/** Refuses a body larger than the contract lets the endpoint take, before it is read. */
export const limitBody: MiddlewareHandler<AppEnv> = (http, next) => {
  const { method, path } = http.req
  const larger = LARGER.find((each) => each.method === method && each.address.test(path))
  return (larger?.limit ?? usual)(http, next)
}
