import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Tap } from '../tap/tap'
import './card.scss'

interface CardProps {
  children: ReactNode
  /** Makes the whole card one button. */
  onTap?: () => void
  label?: string
  tone?: 'plain' | 'pine' | 'clay' | 'danger'
}

/** A surface that holds one thing. */
export function Card({ children, onTap, label, tone = 'plain' }: CardProps) {
  const className = `card card--${tone}`
  if (!onTap) return <View className={className}>{children}</View>
  return (
    <Tap className={className} onTap={onTap} label={label}>
      {children}
    </Tap>
  )
}
