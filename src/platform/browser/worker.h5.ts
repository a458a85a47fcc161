import { clientsClaim } from 'workbox-core'
import { cleanupOutdatedCaches, precacheAndRoute } from 'workbox-precaching'
import { warmStrategyCache } from 'workbox-recipes'
import { registerRoute } from 'workbox-routing'
import { CacheFirst, NetworkFirst } from 'workbox-strategies'

// A program of its own, which a browser keeps beside the pages (scripts/worker.vite.config.ts builds it, keep-program.h5.ts
// asks for it). It keeps the whole program, so that everything opens without a network. What people read or wrote is not
// its business: the pages keep that themselves, where the person can delete it.

/** The files of the program this worker belongs to; their names change with what is in them. */
declare const __FILES__: string[]

/** On a network slower than this the page kept is shown, which then asks for what it shows. */
const PATIENCE_SECONDS = 3

precacheAndRoute(__FILES__.map((url) => ({ url, revision: null })))
cleanupOutdatedCaches()

const page = new NetworkFirst({
  cacheName: 'page',
  networkTimeoutSeconds: PATIENCE_SECONDS,
  plugins: [
    {
      // Whatever WeChat and others append when an address is sent on, it is the same page.
      cacheKeyWillBeUsed: async () => '/',
      // While the server is started anew, what stands before it answers with a page of its own.
      fetchDidSucceed: async ({ response }) => {
        if (response.status >= 500) throw new Error(`status ${response.status}`)
        return response
      },
    },
  ],
})
registerRoute(({ request, url }) => request.mode === 'navigate' && url.pathname === '/', page)
warmStrategyCache({ urls: ['/'], strategy: page })

registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/static/'),
  new CacheFirst({ cacheName: 'pictures' }),
)

// A page still open under the last program finds out when it needs a file that is gone (replaced.h5.ts).
void (self as unknown as { skipWaiting(): Promise<void> }).skipWaiting()
clientsClaim()
