import type { SurveyOption } from '@domain/survey'

/** What is chosen after a tap: 以上都没有 clears the others, any other clears it. */
export function toggled(
  options: readonly Pick<SurveyOption, 'id' | 'exclusive'>[],
  chosen: readonly string[],
  tapped: string,
): string[] {
  if (chosen.includes(tapped)) return chosen.filter((id) => id !== tapped)
  const isExclusive = (id: string) => options.some((option) => option.id === id && option.exclusive)
  return isExclusive(tapped) ? [tapped] : [...chosen.filter((id) => !isExclusive(id)), tapped]
}

/** The order after a tap: a new one goes to the end, a known one out; a full order takes the new one as its last. */
export function toggledOrder(order: readonly string[], tapped: string, length: number): string[] {
  if (order.includes(tapped)) return order.filter((id) => id !== tapped)
  return [...order.slice(0, length - 1), tapped]
}
