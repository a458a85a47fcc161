/** A browser applies the phone's own type size itself, and tells nobody. */
export const systemTextSize = (): number | undefined => undefined
