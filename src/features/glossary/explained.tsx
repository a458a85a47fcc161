import { Text } from '@tarojs/components'
import { useContext, useMemo } from 'react'
import { GlossaryContext } from './glossary'
import { splitByTerms } from './split-by-terms'
import './explained.scss'

/** Words in which legal terms can be tapped. */
export function Explained({ text }: { text: string }) {
  const { entries, explain } = useContext(GlossaryContext)
  const parts = useMemo(() => splitByTerms(text, Array.from(entries.keys())), [text, entries])
  return (
    <>
      {parts.map((part) => {
        const entry = part.term === undefined ? undefined : entries.get(part.term)
        if (!entry) return part.text
        return (
          <Text key={part.from} className="explained" onClick={() => explain(entry)}>
            {part.text}
          </Text>
        )
      })}
    </>
  )
}
