import { ErrorBodySchema } from '@domain/errors'
import * as v from 'valibot'
import { carrierTo } from './carrier'
import type { Carried } from './carrier-types'
import { ApiFailure } from './failure'

const carry = carrierTo(__API__)

export interface Transfer {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Below the API's address, with its query. */
  path: string
  data?: unknown
  header?: Record<string, string>
}

export interface Transferred {
  /** 304 means that what the caller has is still right. */
  notModified: boolean
  etag: string | undefined
  data: unknown
}

/**
 * One HTTP exchange. WeChat reports every status as a success, so the status decides here: 2xx and 304 are returned,
 * everything else throws an `ApiFailure` made of the error body, or of what the network did.
 */
export async function transfer(request: Transfer): Promise<Transferred> {
  const response = await send(request)
  const headers = lowerCased(response.header)
  if (response.statusCode === 304) return { notModified: true, etag: headers.etag, data: undefined }
  if (response.statusCode >= 200 && response.statusCode < 300) {
    // Every reply is an object or a list: what else comes was cut off on its way, or is a login wall's page.
    if (typeof response.data !== 'object' || response.data === null) throw new ApiFailure('bad-reply')
    return { notModified: false, etag: headers.etag, data: response.data }
  }
  const body = v.safeParse(ErrorBodySchema, response.data)
  const retryAfter = Number(headers['retry-after']) || undefined
  if (!body.success) throw new ApiFailure(response.statusCode === 503 ? 'busy' : 'internal', { retryAfter })
  const { code, message, fields } = body.output.error
  throw new ApiFailure(code, { message, retryAfter, ...(fields ? { fields } : {}) })
}

async function send(transfer: Transfer): Promise<Carried> {
  try {
    return await carry(transfer)
  } catch (fault) {
    throw new ApiFailure(
      /time\s*out/i.test(String((fault as { errMsg?: string }).errMsg ?? fault)) ? 'timeout' : 'offline',
    )
  }
}

const lowerCased = (header: Record<string, unknown> | undefined): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(header ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]))
