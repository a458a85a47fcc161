import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { role } from '@/platform/aria'
import { Icon } from '../icon/icon'
import type { IconName } from '../icon/icon-names'
import './banner.scss'

interface BannerProps {
  icon: IconName
  tone?: 'clay' | 'pine' | 'danger'
  children: ReactNode
}

/** One sentence across the screen about the screen. */
export function Banner({ icon, tone = 'clay', children }: BannerProps) {
  return (
    <View className={`banner banner--${tone}`} {...role(tone === 'danger' ? 'alert' : 'status')}>
      <Icon name={icon} />
      <View className="banner__words">{children}</View>
    </View>
  )
}

/** There is no network: what is on the screen is what the phone kept. */
export function OfflineBanner() {
  return <Banner icon="offline">手机没有连上网。看过的内容还能看，网络好了会自动更新。</Banner>
}
