import { Frame } from '@/features/frame/frame'
import { Search } from '@/features/search/search'

export default function SearchPage() {
  return (
    <Frame title="找一找">
      <Search />
    </Frame>
  )
}
