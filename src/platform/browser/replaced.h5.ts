const BEGUN_AGAIN_FOR = 'begun-again-for'
/** After this long without an answer the network is to blame. */
const PATIENCE_MS = 5000

const later = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/**
 * Where a file of the program is gone from the server, a newer program has taken its place while this one was open:
 * loads that one, which opens the same page, and never returns. Once for each file, or two servers that don't agree
 * would keep the phone loading for ever.
 */
export async function beginAgainIfReplaced(file: string): Promise<void> {
  const gone = await Promise.race([isGone(file), later(PATIENCE_MS)])
  if (!gone || alreadyBegunAgain(file)) return
  window.location.reload()
  await new Promise(() => {})
}

const isGone = (file: string): Promise<boolean> =>
  fetch(file, { method: 'HEAD', cache: 'no-store' }).then(
    ({ status }) => status === 404,
    () => false,
  )

function alreadyBegunAgain(file: string): boolean {
  try {
    if (sessionStorage.getItem(BEGUN_AGAIN_FOR) === file) return true
    sessionStorage.setItem(BEGUN_AGAIN_FOR, file)
    return false
  } catch {
    // A browser that keeps nothing can't tell.
    return true
  }
}
