import { Frame } from '@/features/frame/frame'
import { Shelf } from '@/features/lessons/shelf'

export default function ShelfPage() {
  return (
    <Frame title="收藏的、看过的">
      <Shelf />
    </Frame>
  )
}
