import { type Carrier, headerOf, TIMEOUT_MS } from './carrier-types'

/**
 * The way to the server from a browser, by the request every browser has had for long; `api` is its address. Taro's own
 * would bring along a substitute for fetch, which is as large as a page.
 */
export function carrierTo(api: string): Carrier {
  return (transfer) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest()
      request.open(transfer.method, `${api}${transfer.path}`)
      request.timeout = TIMEOUT_MS
      for (const [name, value] of Object.entries(headerOf(transfer))) request.setRequestHeader(name, value)
      request.onload = () =>
        resolve({
          statusCode: request.status,
          header: headersOf(request.getAllResponseHeaders()),
          data: parsed(request.responseText),
        })
      request.onerror = () => reject(new Error('network'))
      request.onabort = () => reject(new Error('abort'))
      request.ontimeout = () => reject(new Error('timeout'))
      request.send(transfer.data === undefined ? null : JSON.stringify(transfer.data))
    })
}

const headersOf = (lines: string): Record<string, string> =>
  Object.fromEntries(
    lines
      .split('\r\n')
      .map((line) => /^([^:]+):\s*(.*)$/.exec(line))
      .flatMap((parts) => (parts ? [[parts[1], parts[2]]] : [])),
  )

/** What is no JSON (a login wall's page) stays text: no answer of ours. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
