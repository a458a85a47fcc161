import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { role } from '@/platform/aria'
import { useModalFocus } from '@/platform/modal-focus'
import { Heading } from '../heading/heading'
import { Icon } from '../icon/icon'
import { Tap } from '../tap/tap'
import './sheet.scss'

interface SheetProps {
  title: string
  children: ReactNode
  onClose: () => void
}

/** Comes up from below over the screen; closes by its cross, by a tap beside it and, in a browser, by Escape. */
export function Sheet({ title, children, onClose }: SheetProps) {
  useModalFocus('sheet', onClose)
  return (
    <View className="sheet" catchMove>
      <View className="sheet__shade" onClick={onClose} />
      <View id="sheet" className="sheet__body" {...role('dialog')} aria-label={title}>
        <View className="sheet__head">
          <Heading level={2}>{title}</Heading>
          <Tap className="sheet__close" label="关闭" onTap={onClose}>
            <Icon name="close" />
          </Tap>
        </View>
        <View className="sheet__content">{children}</View>
      </View>
    </View>
  )
}
