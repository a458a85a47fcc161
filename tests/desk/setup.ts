import { configure } from '@testing-library/react'
import '@testing-library/jest-dom'
import { TextDecoder, TextEncoder } from 'node:util'

// What browsers have and jsdom lacks.
Object.assign(globalThis, { TextEncoder, TextDecoder })
window.matchMedia = (query) =>
  ({
    matches: /min-width|reduced-motion/.test(query),
    media: query,
    addListener: () => undefined,
    removeListener: () => undefined,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }) as unknown as MediaQueryList
class QuietObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}
globalThis.ResizeObserver = QuietObserver as unknown as typeof ResizeObserver
Element.prototype.scrollIntoView = () => undefined
// jsdom has no layout: it warns about pseudo-elements that antd measures scroll bars with.
const { getComputedStyle } = window
window.getComputedStyle = (element) => getComputedStyle(element)
// Node's own channel would keep the process alive.
class QuickChannel {
  port1: { onmessage?: () => void; close(): void } = { close: () => undefined }
  port2 = { postMessage: () => void setTimeout(() => this.port1.onmessage?.()), close: () => undefined }
}
globalThis.MessageChannel = QuickChannel as unknown as typeof MessageChannel
// The router describes each navigation by one.
globalThis.Request = class {
  readonly url: string
  readonly method = 'GET'
  readonly signal: AbortSignal | undefined
  constructor(url: string | URL, init?: RequestInit) {
    this.url = String(url)
    this.signal = init?.signal ?? undefined
  }
} as unknown as typeof Request
// How long to look for something that will come; a busy machine needs more than the usual second.
configure({ asyncUtilTimeout: 20_000 })
