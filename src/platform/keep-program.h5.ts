/** What is shown first comes first. */
const AFTER_MS = 5000

/**
 * Has the browser keep the whole program (see browser/worker.h5.ts), once the first page has long been there: half as much
 * again as that page cost. Not where the person saves data or the network can hardly bring what is asked for.
 */
export function keepProgram(): void {
  const { connection } = navigator as { connection?: { saveData?: boolean; effectiveType?: string } }
  const sparing = connection?.saveData || /2g/.test(connection?.effectiveType ?? '')
  // While developing, each change must be seen; and browsers offer this over HTTPS only.
  if (process.env.NODE_ENV !== 'production' || sparing || !('serviceWorker' in navigator)) return
  const register = () => navigator.serviceWorker.register('/worker.js').catch(() => {})
  window.addEventListener('load', () => setTimeout(register, AFTER_MS))
}
