import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Heading } from '../heading/heading'
import './section.scss'

/** A part of a screen under its own heading. */
export function Section({ title, children, end }: { title?: string; children: ReactNode; end?: ReactNode }) {
  return (
    <View className="section">
      {title && (
        <View className="section__head">
          <Heading level={2}>{title}</Heading>
          {end}
        </View>
      )}
      <View className="section__body">{children}</View>
    </View>
  )
}
