import type { ArticleHit } from '@domain/search'
import { shortTitle } from '@domain/statutes'
import { View } from '@tarojs/components'
import { Card } from '@/components/card/card'
import { Highlighted } from '@/features/lessons/highlighted'
import { open } from '@/platform/navigate'
import './article-hit.scss'

const LONGEST = 110

/** An article that was found: its name and the words around what was searched for. */
export function ArticleHitCard({ hit, terms }: { hit: ArticleHit; terms: readonly string[] }) {
  return (
    <Card onTap={() => open('reading/article', { statute: shortTitle(hit.statute), label: hit.label })}>
      <View className="article-hit__name">{`《${shortTitle(hit.statute)}》${hit.label}`}</View>
      <View>
        <Highlighted text={excerpt(hit.text, terms)} terms={terms} />
      </View>
    </Card>
  )
}

/** The part of a long paragraph around the first term found in it. */
function excerpt(text: string, terms: readonly string[]): string {
  if (text.length <= LONGEST) return text
  const hits = terms.map((term) => text.indexOf(term)).filter((at) => at >= 0)
  const from = Math.max(0, Math.min(...(hits.length ? hits : [0])) - 20)
  const to = from + LONGEST
  return `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`
}
