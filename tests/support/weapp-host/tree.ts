import type { WxElement, WxNode } from './templates'

/** A path through the tree, outermost element first; the last one is what was looked for. */
export type Trail = WxElement[]

/** Everything a person reads on the page, one line per text, in order. */
export function textOf(nodes: WxNode[]): string {
  const read = (node: WxNode): string =>
    typeof node === 'string' ? node : apart(node, `${labelOf(node)}${node.children.map(read).join('')}`)
  return nodes
    .map(read)
    .join('')
    .replace(/\n{2,}/g, '\n')
    .trim()
}

const apart = (node: WxElement, text: string) => (node.tag === 'wx-text' ? text : `\n${text}\n`)

/** What a form field shows without having children. */
function labelOf(node: WxElement): string {
  if (node.tag !== 'wx-input' && node.tag !== 'wx-textarea') return ''
  return String(node.attr.value || node.attr.placeholder || '')
}

/** Every element with its ancestors, in document order. */
export function* walk(nodes: WxNode[], above: Trail = []): Generator<Trail> {
  for (const node of nodes) {
    if (typeof node === 'string') continue
    const trail = [...above, node]
    yield trail
    yield* walk(node.children, trail)
  }
}

/** The name a screen reader or a person would use for an element: its label, else its text. */
export const nameOf = (node: WxElement): string => String(node.attr.ariaLabel || '') || textOf([node])

/** Nodes on the page and how deep they nest: WeChat's limits are 1,000 and 30, with at most 60 children each. */
export function measure(nodes: WxNode[]): { nodes: number; depth: number; widest: number } {
  const sizes = { nodes: 0, depth: 0, widest: 0 }
  for (const trail of walk(nodes)) {
    sizes.nodes++
    sizes.depth = Math.max(sizes.depth, trail.length)
    sizes.widest = Math.max(sizes.widest, trail.at(-1)?.children.length ?? 0)
  }
  return sizes
}
