/** Chance that comes out the same every time, so that a trial shows the same year to everybody. */
export interface Dice {
  /** A whole number from 0 to below `below`. */
  upTo(below: number): number
  /** True in `percent` of a hundred cases. */
  chance(percent: number): boolean
  pick<T>(from: readonly T[]): T
}

/** Mulberry32, a small generator of good spread; `seed` decides everything it gives. */
export function createDice(seed: number): Dice {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const upTo = (below: number) => Math.floor(next() * below)
  return {
    upTo,
    chance: (percent) => next() * 100 < percent,
    pick: (from) => {
      const picked = from[upTo(from.length)]
      if (picked === undefined) throw new Error('nothing to pick from')
      return picked
    },
  }
}
