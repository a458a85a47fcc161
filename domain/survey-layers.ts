/**
 * The small-cell rule with one dimension more: the same groups and channels counted for every row of a table. Which
 * pairs of group and channel are hidden is decided once for all rows, so that rows can't be played off against one another.
 */
import { isOpen, isSmall, type Place, sum } from './survey-suppress'

/** Counts by group (row) and channel (column). */
export type Layer = readonly (readonly number[])[]

/**
 * Which pairs are hidden when every layer's sums by group and by channel are known. In every layer a small cell is
 * hidden; what is hidden of one line adds up to nobody or to five people or more; and no small cell has a value the sums
 * would fix (see `isOpen`). Undefined where hiding every pair would not be enough.
 */
export function hiddenInLayers(layers: readonly Layer[]): boolean[][] | undefined {
  const [first = []] = layers
  const places = first.flatMap((row, r) => row.map((_, c): Place => [r, c]))
  const rows = first.map((_, row) => places.filter(([r]) => r === row))
  const columns = (first[0] ?? []).map((_, column) => places.filter(([, c]) => c === column))
  const count = (layer: Layer, [r, c]: Place) => layer[r]?.[c] ?? 0
  const hidden = first.map((row, r) => row.map((_, c) => layers.some((layer) => isSmall(count(layer, [r, c])))))
  const isHidden = ([r, c]: Place) => hidden[r]?.[c] === true
  const people = (place: Place) => sum(layers.map((layer) => count(layer, place)))
  /** Hides the pair with the fewest people, pairs without anybody last: they protect least. */
  const hideOne = (among: readonly Place[]): boolean => {
    const [next] = among
      .filter((place) => !isHidden(place))
      .sort((a, b) => (people(a) || Number.MAX_VALUE) - (people(b) || Number.MAX_VALUE))
    const row = next && hidden[next[0]]
    if (!next || !row) return false
    row[next[1]] = true
    return true
  }
  const isFixed = (place: Place) =>
    isHidden(place) && layers.some((layer) => isSmall(count(layer, place)) && !isOpen(layer, hidden, place))
  for (;;) {
    const exposed = [...rows, ...columns].find((line) =>
      layers.some((layer) => isSmall(sum(line.filter(isHidden).map((place) => count(layer, place))))),
    )
    const fixed = exposed ? undefined : places.find(isFixed)
    if (!exposed && !fixed) return hidden
    const among = exposed ?? (fixed ? [...(rows[fixed[0]] ?? []), ...(columns[fixed[1]] ?? [])] : [])
    if (!hideOne(among) && !hideOne(places)) return undefined
  }
}
