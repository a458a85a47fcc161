import type { LessonDetail } from '@domain/lessons'
import { shortTitle } from '@domain/statutes'
import { View } from '@tarojs/components'
import { Card } from '@/components/card/card'
import { open } from '@/platform/navigate'
import './citation-card.scss'

/** The law's own words that a claim rests on; a tap opens the whole article. */
export function CitationCard({ citation, number }: { citation: LessonDetail['citations'][number]; number: number }) {
  const name = `《${shortTitle(citation.statute)}》${citation.article}`
  return (
    <View id={`citation-${number}`}>
      <Card
        tone="pine"
        onTap={() => open('reading/article', { statute: shortTitle(citation.statute), label: citation.article })}
      >
        <View className="citation__name">{`依据${number}　${name}`}</View>
        <View className="citation__quote">{`“${citation.quote}”`}</View>
        <View className="citation__more">点开看整条法律</View>
      </Card>
    </View>
  )
}
