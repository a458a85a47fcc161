import { IN_WECHAT } from './target'

/** In a browser: takes away what stood there while the program was on its way (see index.html). */
export function endOpening(): void {
  if (!IN_WECHAT) document.getElementById('opening')?.remove()
}
