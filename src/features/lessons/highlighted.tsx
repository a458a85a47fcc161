import { Text } from '@tarojs/components'
import { splitByTerms } from '@/features/glossary/split-by-terms'
import './highlighted.scss'

/** Text with the words that were searched for marked. */
export function Highlighted({ text, terms }: { text: string; terms: readonly string[] }) {
  if (terms.length === 0) return <>{text}</>
  return (
    <>
      {splitByTerms(text, terms).map((part) => (
        <Text key={part.from} className={part.term ? 'highlighted' : ''}>
          {part.text}
        </Text>
      ))}
    </>
  )
}
