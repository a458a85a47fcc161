import type { Transfer } from './transfer'

/** What a server answered, whichever way it came: any status is an answer. */
export interface Carried {
  statusCode: number
  header?: Record<string, unknown>
  data: unknown
}

/** Brings one request to the server and its answer back; throws what was said where nothing came back. */
export type Carrier = (transfer: Transfer) => Promise<Carried>

/** WeChat ends a call to its cloud after 15 seconds; the other ways wait as long. */
export const TIMEOUT_MS = 15_000

export const headerOf = ({ header }: Transfer): Record<string, string> => ({
  'content-type': 'application/json',
  ...header,
})
