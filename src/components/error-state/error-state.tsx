import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { role } from '@/platform/aria'
import { Button } from '../button/button'
import { Icon } from '../icon/icon'
import './error-state.scss'

interface ErrorStateProps {
  /** What happened and what to do, in one sentence. */
  message: string
  /** What it promises is waited for: on a weak network a tap that shows nothing is tapped again and again. */
  onRetry?: (() => unknown) | undefined
  /** Whom to call instead. */
  children?: ReactNode
}

/** Something did not work: read out at once, with a way on. */
export function ErrorState({ message, onRetry, children }: ErrorStateProps) {
  const [trying, setTrying] = useState(false)
  const retry = async () => {
    setTrying(true)
    await onRetry?.()
    setTrying(false)
  }
  return (
    <View className="error-state" {...role('alert')}>
      <View className="error-state__message">
        <Icon name="warning" />
        <View className="error-state__words">{message}</View>
      </View>
      {onRetry && (
        <Button icon="refresh" busy={trying && '正在重试…'} onTap={() => void retry()}>
          重试
        </Button>
      )}
      {children}
    </View>
  )
}
