import type { ReactNode } from 'react'

export interface HeadingProps {
  level: 1 | 2 | 3
  id?: string
  children: ReactNode
}
