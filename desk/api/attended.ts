/** After this long without key or pointer nobody is taken to sit at the screen. */
const ALONE_AFTER_MS = 5 * 60_000

let lastInput = Date.now()
for (const event of ['keydown', 'pointerdown', 'wheel'])
  window.addEventListener(
    event,
    () => {
      lastInput = Date.now()
    },
    { capture: true, passive: true },
  )

/**
 * Whether somebody used this page in the last minutes. A page left open goes on asking for news; the server must not take
 * that for work, or the session of an empty office would never end.
 */
export const isAttended = (): boolean => Date.now() - lastInput < ALONE_AFTER_MS
