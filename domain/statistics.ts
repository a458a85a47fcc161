/** An interval for a share, both ends between 0 and 1. */
export interface Interval {
  low: number
  high: number
}

/** Two-sided 95 % quantile of the normal distribution. */
const Z = 1.959964

/**
 * Wilson's 95 % score interval for `count` of `total`: honest for small groups and shares near 0 or 1, where the
 * textbook interval is not (E. B. Wilson, 1927). No observations: anything is possible, 0 to 1.
 */
export function shareInterval(count: number, total: number): Interval {
  if (total <= 0) return { low: 0, high: 1 }
  const share = count / total
  const denominator = 1 + (Z * Z) / total
  const centre = (share + (Z * Z) / (2 * total)) / denominator
  const half = (Z * Math.sqrt((share * (1 - share)) / total + (Z * Z) / (4 * total * total))) / denominator
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) }
}

/**
 * Newcombe's 95 % interval (his method 10, 1998) for the change from one independent share to another, from −1 to 1:
 * built from the two Wilson intervals, so it holds for a class of twenty.
 */
export function changeInterval(
  before: { count: number; total: number },
  after: { count: number; total: number },
): Interval {
  if (before.total <= 0 || after.total <= 0) return { low: -1, high: 1 }
  const p1 = before.count / before.total
  const p2 = after.count / after.total
  const w1 = shareInterval(before.count, before.total)
  const w2 = shareInterval(after.count, after.total)
  const change = p2 - p1
  return {
    low: change - Math.sqrt((p2 - w2.low) ** 2 + (w1.high - p1) ** 2),
    high: change + Math.sqrt((w2.high - p2) ** 2 + (p1 - w1.low) ** 2),
  }
}
