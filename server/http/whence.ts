import type { Context } from 'hono'
import { deviceInWords } from '../staff/device'
import { shortAddress } from './address'
import type { AppEnv } from './request'

/** From where a request came: the network address without its last part and the device in words. */
export interface Whence {
  address: string
  device: string
}

/** From where a request came, as the audit log says it. */
export const whenceOf = (http: Context<AppEnv>): Whence => ({
  address: shortAddress(http.get('address')),
  device: deviceInWords(http.req.header('user-agent') ?? ''),
})
