/** Something that speaks Chinese, one text at a time. */
export interface Speech {
  /** False where this phone cannot speak: the screen then offers nothing. */
  available: boolean
  /** Speaks `text`; a new text stops the one before. Exactly one of the two is called, and neither after `stop`. */
  speak: (text: string, done: () => void, failed: () => void) => void
  pause: () => void
  resume: () => void
  stop: () => void
}
