import { createRouter as createTaroRouter } from '@tarojs/router/dist/index'
import Pages from '@tarojs/router/dist/router/page'
import type { ComponentType } from 'react'
import { endTelling, tell } from '../notice.h5'
import { beginAgainIfReplaced } from './replaced.h5'

// What `@tarojs/router` is in a browser: Taro's own, with pages that come late or not at all taken care of.
export * from '@tarojs/router/dist/index'

type Found = { default: ComponentType }
type Given = Parameters<typeof createTaroRouter>
/** As Taro's build writes it: the program of the page on its way, then what it was asked with. */
type Load = (...asked: unknown[]) => [page: Promise<Found>, ...asked: unknown[]]

/** A tap that shows nothing for this long is told that it was felt. */
const UNNOTICED_MS = 400
const ON_ITS_WAY = '正在打开，请稍等'

let unreachable: ComponentType

/** Says what stands in place of a page whose program could not be fetched. */
export function setUnreachablePage(page: ComponentType): void {
  unreachable = page
}

/**
 * Taro's router, which fetches the program of a page when it is first opened. By itself it shows a page whenever its
 * program comes, even if the person has gone elsewhere meanwhile, and nothing at all if it does not come.
 */
export function createRouter(...[history, app, config, framework]: Given): ReturnType<typeof createTaroRouter> {
  for (const route of config.routes) {
    const load = route.load as unknown as Load
    const whenWanted = (...asked: unknown[]) => {
      const [page, ...rest] = load(...asked)
      return [wanted(page), ...rest]
    }
    route.load = whenWanted as unknown as NonNullable<typeof route.load>
  }
  return createTaroRouter(history, app, config, framework)
}

/**
 * By itself Taro hides a page a third of a second after another one has slid over it, even if the person has come back by
 * then: the screen stays empty.
 */
const { show } = Pages.prototype
Pages.prototype.show = function (...given: Parameters<typeof show>) {
  if (this.lastHidePage && this.lastHidePage === this.getPageContainer(given[0])) {
    clearTimeout(this.hideTimer ?? undefined)
    this.hideTimer = null
  }
  show.apply(this, given)
}

/** The page, or what stands in its place; never, where the person has gone elsewhere before it came. */
async function wanted(page: Promise<Found>): Promise<Found> {
  const { hash } = window.location
  const here = () => window.location.hash === hash
  const telling = setTimeout(() => {
    // The opening view says so itself.
    if (here() && !document.getElementById('opening')) tell(ON_ITS_WAY)
  }, UNNOTICED_MS)
  const found = await page.catch(inItsPlace).finally(() => {
    clearTimeout(telling)
    if (here()) endTelling(ON_ITS_WAY)
  })
  return here() ? found : new Promise(() => {})
}

async function inItsPlace(fault: Error & { request?: string }): Promise<Found> {
  // Anything else is a fault of the page's own.
  if (fault.name !== 'ChunkLoadError') throw fault
  await beginAgainIfReplaced(fault.request ?? '')
  return { default: unreachable }
}
