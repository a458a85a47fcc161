/** A page as the built code sees it: its own methods and data, `setData`, its route. */
export interface PageInstance {
  route: string
  data: Record<string, unknown>
  [name: string]: unknown
}

type PageConfig = Record<string, unknown>

/** What one page handed to the renderer: WeChat's limits are 1,024 KB a call, advice 256 KB, at most 20 calls a second. */
export interface SetDataRecord {
  route: string
  bytes: number
}

/** Sets `root.cn.[0].v` and the like in a page's data. */
function assign(data: Record<string, unknown>, path: string, value: unknown): void {
  const steps = path.split(/[.[\]]+/).filter(Boolean)
  const last = steps.pop() ?? ''
  let at = data as Record<string, unknown>
  for (const step of steps) {
    if (typeof at[step] !== 'object' || at[step] === null) at[step] = {}
    at = at[step] as Record<string, unknown>
  }
  at[last] = value
}

/** Makes a page from what the code gave to `Page`; data crosses to the renderer as JSON, as on a phone. */
export function createPage(
  config: PageConfig,
  route: string,
  record: (record: SetDataRecord) => void,
  changed: () => void,
): PageInstance {
  const page: PageInstance = {
    ...config,
    route,
    __route__: route,
    data: JSON.parse(JSON.stringify(config.data ?? {})),
    setData(update: Record<string, unknown>, done?: () => void) {
      const json = JSON.stringify(update)
      record({ route, bytes: Buffer.byteLength(json) })
      for (const [path, value] of Object.entries(JSON.parse(json))) assign(page.data, path, value)
      setTimeout(() => {
        done?.call(page)
        changed()
      }, 0)
    },
  }
  return page
}

/** Calls a life-cycle method where the page has it. */
export function callHook(page: PageInstance, name: string, ...args: unknown[]): void {
  const hook = page[name]
  if (typeof hook === 'function') hook.apply(page, args)
}

/** The query of a page address. WeChat hands the values over as they stand there, still percent-encoded. */
export function readUrl(url: string): { route: string; query: Record<string, string> } {
  const [path = '', search = ''] = url.split('?')
  const pairs = search.split('&').filter(Boolean)
  return {
    route: path.replace(/^\//, ''),
    query: Object.fromEntries(pairs.map((pair) => [pair.split('=')[0], pair.slice(pair.indexOf('=') + 1)])),
  }
}
