import { Choice } from '@/components/choice/choice'
import type { TextSize } from '@/components/screen/screen'
import { useReader } from '@/features/reader/store'

const SIZES: { value: TextSize; text: string; hint: string }[] = [
  { value: 'standard', text: '标准', hint: '和平常一样大' },
  { value: 'large', text: '大字', hint: '字大，按钮大，内容更少' },
  { value: 'huge', text: '特大字', hint: '最大的字' },
]

/** The type size; the screen around it changes at once. */
export function TextSizeChoice() {
  const size = useReader((reader) => reader.textSize)
  const choose = useReader((reader) => reader.choose)
  return <Choice label="字的大小" options={SIZES} selected={[size]} onToggle={(textSize) => choose({ textSize })} />
}
