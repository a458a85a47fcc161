import { createContext, runInContext } from 'node:vm'

const compiler: { wxmlToJs(folder: string): string; wxssToJs(folder: string): string } = require('miniprogram-compiler')

/** One element as WeChat's own template code makes it: attributes in camel case, events as `bindtap` … */
export interface WxElement {
  tag: string
  attr: Record<string, unknown>
  children: WxNode[]
}
export type WxNode = WxElement | string

export interface Templates {
  /** Draws a page's or component's template with its data. Throws on a template that doesn't exist or fails. */
  draw(path: string, data: unknown): WxNode[]
}

/** Compiles every template of a built package with WeChat's `wcc`. Throws with the compiler's complaint. */
export function compileTemplates(folder: string): Templates {
  const warnings: string[] = []
  const warn = (...said: unknown[]) => warnings.push(said.join(' '))
  const context = createContext({ console: { log: warn, warn, error: warn } })
  context.window = context
  const $gwx = runInContext(`(function () { ${compiler.wxmlToJs(folder)} })()`, context)
  // Template scripts look inside objects of their own realm only.
  const adopt: (json: string) => unknown = runInContext('JSON.parse', context)
  return {
    draw(path, data) {
      warnings.length = 0
      const render = $gwx(`${path}.wxml`)
      if (typeof render !== 'function') throw new Error(`no compiled template for ${path}`)
      const children: WxNode[] = render(adopt(JSON.stringify(data))).children
      if (warnings.length > 0) throw new Error(`${path}.wxml: ${warnings.join('; ')}`)
      return children
    },
  }
}

/** Compiles every style sheet with WeChat's `wcsc`. Throws with the compiler's complaint. */
export const compileStyles = (folder: string): string => compiler.wxssToJs(folder)
