import type { ReactNode } from 'react'

/** Anything a finger can press. `label` is needed only where the words inside do not say enough by themselves. */
export interface TapProps {
  onTap?: (() => void) | undefined
  className?: string
  id?: string
  label?: string | undefined
  disabled?: boolean
  /** `radio` and `checkbox` say whether they are `checked`; `button` is the default. */
  as?: 'button' | 'radio' | 'checkbox' | 'link'
  checked?: boolean
  /** Of a radio button, in a browser: false leaves it to the arrow keys, since Tab stops once in each group. */
  tabStop?: boolean
  /** Of a radio button, in a browser: arrow keys only move to it, since choosing acts at once. */
  actsAtOnce?: boolean
  expanded?: boolean
  children: ReactNode
}
