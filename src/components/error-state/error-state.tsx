import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { role } from '@/platform/aria'
import { Button } from '../button/button'
import { Icon } from '../icon/icon'
import './error-state.scss'

interface ErrorStateProps {
  /** What happened and what to do, in one sentence. */
  message: string
  onRetry?: (() => void) | undefined
  /** Whom to call instead. */
  children?: ReactNode
}

/** Something did not work: read out at once, with a way on. */
export function ErrorState({ message, onRetry, children }: ErrorStateProps) {
  return (
    <View className="error-state" {...role('alert')}>
      <View className="error-state__message">
        <Icon name="warning" />
        <View className="error-state__words">{message}</View>
      </View>
      {onRetry && (
        <Button icon="refresh" onTap={onRetry}>
          重试
        </Button>
      )}
      {children}
    </View>
  )
}
