import type { Block, Span } from '@domain/lessons'
import { Text, View } from '@tarojs/components'
import { useContext } from 'react'
import { Explained } from '@/features/glossary/explained'
import { markSpans } from '@/features/read-aloud/mark-spans'
import { Spoken } from '@/features/read-aloud/spoken'
import '@/features/read-aloud/spoken-text.scss'
import './blocks.scss'

interface BlocksProps {
  blocks: readonly Block[]
  /** The section's name, by which a sentence read aloud knows its place. */
  section: string
  /** Opens the citation with this number, counted from 1. */
  onCite: (cite: number) => void
}

/** A section's paragraphs, numbered steps and lists. */
export function Blocks({ blocks, section, onCite }: BlocksProps) {
  return (
    <View className="blocks">
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a lesson's blocks never change places
        <BlockView key={index} block={block} place={`${section}.${index}`} onCite={onCite} />
      ))}
    </View>
  )
}

function BlockView({ block, place, onCite }: { block: Block; place: string; onCite: (cite: number) => void }) {
  if (block.kind === 'paragraph')
    return (
      <View className="blocks__paragraph">
        <Spans spans={block.spans} place={`${place}.0`} onCite={onCite} />
      </View>
    )
  return (
    <View className="blocks__list">
      {block.items.map((spans, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a lesson's steps never change places
        <View key={index} className="blocks__item">
          <View className={block.kind === 'steps' ? 'blocks__number' : 'blocks__dot'}>
            {block.kind === 'steps' ? String(index + 1) : ''}
          </View>
          <View className="blocks__words">
            <Spans spans={spans} place={`${place}.${index}`} onCite={onCite} />
          </View>
        </View>
      ))}
    </View>
  )
}

/** A run of words; each claim is followed by the number of the law it rests on. */
function Spans({ spans, place, onCite }: { spans: readonly Span[]; place: string; onCite: (cite: number) => void }) {
  const spoken = useContext(Spoken)
  const here = spoken?.place === place ? spoken : { from: 0, to: 0 }
  return (
    <>
      {markSpans(spans, here.from, here.to).map((span, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a sentence's parts never change places
        <Text key={index} className={`${span.bold ? 'blocks__bold' : ''}${span.spoken ? ' spoken' : ''}`}>
          <Explained text={span.text} />
          {span.cite && (
            <Text className="blocks__cite" onClick={() => onCite(span.cite ?? 1)}>
              {`依据${span.cite}`}
            </Text>
          )}
        </Text>
      ))}
    </>
  )
}
