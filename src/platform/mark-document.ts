import { IN_WECHAT } from './target'

/** Lets the parts outside the pages (a browser's tab bar) follow the chosen size; WeChat draws those itself. */
export function markDocument(className: string): void {
  if (!IN_WECHAT) document.documentElement.className = className
}
