import type { ReactNode } from 'react'
import { TONES, type Tone } from './tones'

interface TagProps {
  tone?: Tone
  /** Drawn before the words, for the eye only. */
  icon?: ReactNode
  children: ReactNode
}

/** A small label. Ant Design's own is not used: its preset colours are too light to read (WCAG 1.4.3). */
export function Tag({ tone = 'neutral', icon, children }: TagProps) {
  const { ink, ground, line } = TONES[tone]
  return (
    <span className="tag" style={{ color: ink, background: ground, borderColor: line }}>
      {icon ? <span aria-hidden>{icon}</span> : null}
      {children}
    </span>
  )
}
