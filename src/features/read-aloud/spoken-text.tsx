import { Text } from '@tarojs/components'
import { useContext } from 'react'
import { Explained } from '@/features/glossary/explained'
import { markSpans } from './mark-spans'
import type { Place } from './sentences'
import { Spoken } from './spoken'
import './spoken-text.scss'

/** A paragraph of plain words in which the sentence being read aloud stands out. */
export function SpokenText({ place, text }: { place: Place; text: string }) {
  const spoken = useContext(Spoken)
  const { from, to } = spoken?.place === place ? spoken : { from: 0, to: 0 }
  return (
    <>
      {markSpans([{ text }], from, to).map((span, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a sentence's parts never change places
        <Text key={index} className={span.spoken ? 'spoken' : ''}>
          <Explained text={span.text} />
        </Text>
      ))}
    </>
  )
}
