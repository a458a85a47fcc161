import { useState } from 'react'
import { parse, stringify } from 'yaml'
import { GrowingText } from '../../../components/GrowingText'

interface TextViewProps {
  value: unknown
  onChange: (value: unknown) => void
  /** What stops the text from being read; undefined once it can be. */
  onFault: (fault: string | undefined) => void
}

/** The same survey as YAML, for who would rather write or paste text. */
export function TextView({ value, onChange, onFault }: TextViewProps) {
  const [text, setText] = useState(() => stringify(value, { lineWidth: 0 }))
  const type = (typed: string) => {
    setText(typed)
    try {
      onChange(parse(typed))
      onFault(undefined)
    } catch (error) {
      onFault(error instanceof Error ? error.message : '写法不对')
    }
  }
  return (
    <GrowingText
      aria-label="问卷内容"
      spellCheck={false}
      minRows={24}
      value={text}
      onChange={(event) => type(event.target.value)}
    />
  )
}
