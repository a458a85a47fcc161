import { View } from '@tarojs/components'
import { Icon } from '@/components/icon/icon'
import { Tap } from '@/components/tap/tap'
import { open } from '@/platform/navigate'
import './search-entry.scss'

/** The way to search, looking like the box one will type into. */
export const SearchEntry = ({ words }: { words: string }) => (
  <Tap className="search-entry" onTap={() => open('reading/search')}>
    <Icon name="search" />
    <View>{words}</View>
  </Tap>
)
