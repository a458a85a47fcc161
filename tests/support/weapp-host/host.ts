import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadCode } from './code'
import { callHook, createPage, type PageInstance, readUrl, type SetDataRecord } from './pages'
import type { Templates, WxElement, WxNode } from './templates'
import { nameOf, type Trail, textOf, walk } from './tree'
import { createWx, type WxCall } from './wx'

interface AppJson {
  pages: string[]
  subPackages?: { root: string; pages: string[] }[]
  tabBar?: { list: { pagePath: string }[] }
}

/** Event types that climb from the touched element to those around it. */
const BUBBLING = new Set(['tap', 'longpress', 'touchstart', 'touchmove', 'touchend', 'touchcancel'])
const PATIENCE_MS = 15_000
const MAX_OPEN_PAGES = 10
/** No finger is faster: what a tap changed is drawn before the next one. */
const FINGER_MS = 30
/** Turns without a request after which a page is taken to have asked for everything. */
const QUIET_TURNS = 5
const moved = () => new Promise<void>((resolve) => setTimeout(resolve, FINGER_MS))

const matches = (name: string, wanted: string | RegExp) =>
  typeof wanted === 'string' ? name.trim() === wanted : wanted.test(name)

/**
 * A small WeChat: runs the built mini-program, draws its pages with WeChat's own template code, passes taps and typing
 * to it, and sends its requests to a real server. It has no layout and no pictures: what a page looks like is shown in
 * Chromium, what it does and says is shown here.
 */
export class WeappHost {
  readonly app: AppJson
  readonly sent: SetDataRecord[] = []
  /** What the program complained about; a good run has none. */
  readonly complaints: string[] = []
  readonly calls: WxCall[]
  online = true
  #stack: PageInstance[] = []
  #tabs = new Map<string, PageInstance>()
  #pageConfigs = new Map<string, Record<string, unknown>>()
  #appConfig: Record<string, unknown> = {}
  #lastPageConfig: Record<string, unknown> | undefined
  #waiting = new Set<() => void>()
  #load: (file: string) => unknown
  #templates: Templates
  #pending: () => number

  /** `built` changes what the build put into the code, such as the address of the API. */
  constructor(folder: string, templates: Templates, origin: string, built?: (source: string) => string) {
    this.app = JSON.parse(readFileSync(join(folder, 'app.json'), 'utf8'))
    this.#templates = templates
    const { wx, calls, pending } = createWx({
      origin,
      navigate: (kind, url) => this.#navigate(kind, url),
      online: () => this.online,
      changed: () => this.#changed(),
    })
    this.calls = calls
    this.#pending = pending
    const complain = (...said: unknown[]) => void this.complaints.push(said.map(String).join(' '))
    const globals = {
      wx,
      console: { log() {}, info() {}, debug() {}, warn() {}, error: complain, time() {}, timeEnd() {} },
      setTimeout,
      clearTimeout,
      setInterval,
      clearInterval,
      App: (config: Record<string, unknown>) => {
        this.#appConfig = config
      },
      Page: (config: Record<string, unknown>) => {
        this.#lastPageConfig = config
      },
      Component: () => {},
      Behavior: () => ({}),
      getApp: () => this.#appConfig,
      getCurrentPages: () => [...this.#stack],
    }
    this.#load = loadCode(folder, globals, built)
  }

  /** Every page of every package. */
  get routes(): string[] {
    const sub = (this.app.subPackages ?? []).flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))
    return [...this.app.pages, ...sub]
  }

  /** Starts the program at its first page, or at the page somebody shared. */
  launch(url: string = this.app.pages[0] ?? ''): void {
    this.#load('app.js')
    const { route, query } = readUrl(url)
    for (const hook of ['onLaunch', 'onShow'])
      callHook(this.#appConfig as unknown as PageInstance, hook, { path: route, query, scene: 1001 })
    this.#navigate('reLaunch', url)
  }

  get page(): PageInstance {
    const page = this.#stack.at(-1)
    if (!page) throw new Error('no page is open')
    return page
  }

  /** What the current page draws right now. */
  draw(): WxNode[] {
    return this.#expand(this.#templates.draw(this.page.route, this.page.data))
  }

  get text(): string {
    return textOf(this.draw())
  }

  /** Goes to a page as a link in a message would. */
  open(url: string): void {
    this.#navigate('reLaunch', url)
  }

  /** Chooses a tab of the bar, which WeChat itself draws. */
  switchTab(url: string): void {
    this.#navigate('switchTab', url)
  }

  /** The address of the current page with its parameters. */
  get url(): string {
    const query = Object.entries(this.page.query as Record<string, string>).map(([name, value]) => `${name}=${value}`)
    return `/${this.page.route}${query.length ? `?${query.join('&')}` : ''}`
  }

  /** Touches the innermost element with this text or label. Throws where nothing there listens. */
  tap(name: string | RegExp): Promise<void> {
    const trail = this.find(name)
    if (trail.some((element) => element.attr.disabled === true)) throw new Error(`disabled: ${name}`)
    this.touch(trail)
    return moved()
  }

  /** Touches an element that was found before, even if it has changed since. */
  touch(trail: Trail): void {
    this.#emit(trail, 'tap', { x: 0, y: 0 })
  }

  /** Types into the field with this label or placeholder, then leaves it. */
  async type(label: string | RegExp, value: string): Promise<void> {
    const trail = this.find(label, (element) => element.tag === 'wx-input' || element.tag === 'wx-textarea')
    this.#emit(trail, 'input', { value, cursor: value.length, keyCode: 0 })
    await moved()
    const again = this.find(label, (element) => element.tag === 'wx-input' || element.tag === 'wx-textarea', true)
    if (again.at(-1)?.attr.bindblur) this.#emit(again, 'blur', { value })
    await moved()
  }

  /** The innermost element named so, with what is around it. */
  find(name: string | RegExp, where: (element: WxElement) => boolean = () => true, byPlace = false): Trail {
    const named = (element: WxElement) =>
      matches(nameOf(element), name) || matches(String(element.attr.placeholder ?? ''), name)
    const found = [...walk(this.draw())].filter((trail) => {
      const last = trail.at(-1)
      return last !== undefined && where(last) && named(last)
    })
    const best = found.findLast((trail) => trail.some((element) => element.attr.bindtap)) ?? found.at(-1)
    if (!best) throw new Error(`${byPlace ? 'gone' : 'not on the page'}: ${name}\n${this.text}`)
    return best
  }

  has(name: string | RegExp): boolean {
    return typeof name === 'string' ? this.text.includes(name) : name.test(this.text)
  }

  /** Waits until the page says so. */
  see(what: string | RegExp): Promise<void> {
    return this.until(() => this.has(what), String(what))
  }

  /** Looks again after everything that happens; gives up loudly, with what the page shows instead. */
  async until(look: () => boolean, what: string): Promise<void> {
    const deadline = Date.now() + PATIENCE_MS
    while (!look()) {
      if (Date.now() > deadline) throw new Error(`never saw ${what} on ${this.page.route}:\n${this.text}`)
      await new Promise<void>((resolve) => {
        this.#waiting.add(resolve)
        setTimeout(resolve, 1000)
      })
    }
  }

  /** Waits until the page has drawn something, asked for all it needs, and drawn what came. */
  async settle(): Promise<void> {
    for (let quiet = 0; quiet < QUIET_TURNS; quiet++) {
      await moved()
      if (this.#pending() > 0 || this.text === '') {
        await this.until(() => this.#pending() === 0 && this.text !== '', 'the page settled')
        quiet = 0
      }
    }
  }

  #changed(): void {
    for (const wake of this.#waiting) wake()
    this.#waiting.clear()
  }

  /** Puts what is inside Taro's recursive component in its place: it only lifts the nesting limit of templates. */
  #expand(nodes: WxNode[]): WxNode[] {
    return nodes.flatMap((node): WxNode[] => {
      if (typeof node === 'string') return [node]
      if (node.tag === 'wx-comp') return this.#expand(this.#templates.draw('comp', { i: node.attr.i, l: node.attr.l }))
      if (node.tag === 'wx-custom-wrapper') throw new Error('custom-wrapper is not known here')
      return [{ ...node, children: this.#expand(node.children) }]
    })
  }

  #emit(trail: Trail, type: string, detail: Record<string, unknown>): void {
    const last = trail.at(-1) as WxElement
    const place = (element: WxElement) => ({
      id: String(element.attr.id ?? ''),
      dataset: { sid: element.attr.dataSid ?? element.attr['data-sid'] },
      offsetLeft: 0,
      offsetTop: 0,
    })
    const path = BUBBLING.has(type) ? [...trail].reverse() : [last]
    let heard = false
    for (const element of path) {
      const stops = element.attr[`catch${type}`]
      const handler = stops ?? element.attr[`bind${type}`]
      if (typeof handler !== 'string') continue
      heard = true
      const touches = [{ identifier: 0, pageX: 0, pageY: 0, clientX: 0, clientY: 0 }]
      const event = {
        type,
        timeStamp: Date.now(),
        detail,
        target: place(last),
        currentTarget: place(element),
        mark: {},
      }
      callHook(this.page, handler, { ...event, touches, changedTouches: touches })
      if (stops) break
    }
    if (!heard) throw new Error(`nothing listens to ${type} at ${nameOf(last)}`)
  }

  #navigate(kind: string, url: string): void {
    if (kind === 'navigateBack') {
      if (this.#stack.length < 2) throw new Error('no page to go back to')
      this.#close(this.#stack.pop())
      callHook(this.page, 'onShow')
      return
    }
    const { route, query } = readUrl(this.#absolute(url))
    if (!this.routes.includes(route)) throw new Error(`page "${route}" is not found`)
    const isTab = this.app.tabBar?.list.some(({ pagePath }) => pagePath === route) ?? false
    if (isTab !== (kind === 'switchTab') && kind !== 'reLaunch')
      throw new Error(`${kind} ${isTab ? 'can not go to a tab' : 'needs a tab'}: ${route}`)
    if (kind === 'navigateTo' && this.#stack.length >= MAX_OPEN_PAGES) throw new Error('too many pages are open')

    const leaving = this.#stack.at(-1)
    if (leaving && (kind === 'navigateTo' || kind === 'switchTab')) callHook(leaving, 'onHide')
    if (kind === 'redirectTo') this.#close(this.#stack.pop())
    if (kind === 'switchTab' || kind === 'reLaunch') this.#clear(kind === 'switchTab')
    this.#enter(route, query, isTab)
  }

  #absolute(url: string): string {
    if (!url.startsWith('.')) return url
    return new URL(url, `weapp://app/${this.page.route}`).href.replace('weapp://app', '')
  }

  /** Leaves all pages; those of tabs live on when another tab is chosen. */
  #clear(keepTabs: boolean): void {
    const kept = new Set(keepTabs ? this.#tabs.values() : [])
    for (const page of this.#stack.splice(0).reverse()) if (!kept.has(page)) this.#close(page)
    if (keepTabs) return
    for (const page of this.#tabs.values()) if (!this.#stack.includes(page)) this.#close(page)
    this.#tabs.clear()
  }

  #close(page: PageInstance | undefined): void {
    if (!page || page.closed) return
    page.closed = true
    callHook(page, 'onUnload')
  }

  #enter(route: string, query: Record<string, string>, isTab: boolean): void {
    const alive = this.#tabs.get(route)
    if (alive) {
      this.#stack.push(alive)
      callHook(alive, 'onShow')
      return
    }
    const page = createPage(
      this.#configOf(route),
      route,
      (record) => this.sent.push(record),
      () => this.#changed(),
    )
    page.query = query
    if (isTab) this.#tabs.set(route, page)
    this.#stack.push(page)
    callHook(page, 'onLoad', query)
    callHook(page, 'onShow')
    setTimeout(() => callHook(page, 'onReady'), 0)
  }

  #configOf(route: string): Record<string, unknown> {
    const known = this.#pageConfigs.get(route)
    if (known) return known
    this.#lastPageConfig = undefined
    this.#load(`${route}.js`)
    const config = this.#lastPageConfig as Record<string, unknown> | undefined
    if (!config) throw new Error(`${route}.js registers no page`)
    this.#pageConfigs.set(route, config)
    return config
  }
}
