import type { CDPSession, Page } from 'playwright-core'

/** A phone's way to the server, and how much slower than this machine it computes. */
export interface Conditions {
  latencyMs: number
  kilobitsPerSecond: number
  slowdown: number
}

/** What a page cost since the watch began. */
export interface PageCost {
  /** As sent: compressed, with headers. */
  kilobytes: number
  requests: number
  /** Cumulative layout shift without what the person's own tap moved. */
  shift: number
}

/** Text, for the page: adds up what moved by itself. */
const WATCH_SHIFT = `
  window.shift = 0
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value
  }).observe({ type: 'layout-shift', buffered: true })
`

/** Puts a page under conditions; without any it is as fast as this machine. */
export async function slowDown(page: Page, { latencyMs, kilobitsPerSecond, slowdown }: Conditions): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  const bytesPerSecond = (kilobitsPerSecond * 1000) / 8
  await devtools.send('Network.enable')
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: latencyMs,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond,
  })
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
}

/** Watches what the next pages opened in `page` cost; the function it gives tells, and begins anew. */
export async function watchCost(page: Page): Promise<() => Promise<PageCost>> {
  const devtools: CDPSession = await page.context().newCDPSession(page)
  let [bytes, requests] = [0, 0]
  const overTheNetwork = new Set<string>()
  devtools.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (request.url.startsWith('http')) overTheNetwork.add(requestId)
  })
  devtools.on('Network.requestServedFromCache', ({ requestId }) => overTheNetwork.delete(requestId))
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (!overTheNetwork.has(requestId) || encodedDataLength === 0) return
    bytes += encodedDataLength
    requests++
  })
  await devtools.send('Network.enable')
  await page.addInitScript(WATCH_SHIFT)
  return async () => {
    const shift = await page.evaluate<number>('window.shift')
    const cost = { kilobytes: Math.round(bytes / 1024), requests, shift: Math.round(shift * 1000) / 1000 }
    ;[bytes, requests] = [0, 0]
    return cost
  }
}
