import type { Audience } from '@domain/audiences'
import { create } from 'zustand'
import type { TextSize } from '@/components/screen/screen'
import { read, write } from '@/platform/storage'
import { systemTextSize } from '@/platform/system-text-size'

const KEY = 'reader'

/** What this phone knows of the person holding it; nothing of it leaves the phone except with a request it is for. */
interface Reader {
  /** The group whose lessons come first; absent until chosen. */
  audience: Audience | undefined
  villageId: string | undefined
  textSize: TextSize
  /** True once the first question was answered or skipped. */
  asked: boolean
}

interface ReaderStore extends Reader {
  choose: (change: Partial<Reader>) => void
  reset: () => void
}

/** WeChat's size at the first start; after that the person's own choice. */
function sizeAtFirstStart(): TextSize {
  const size = systemTextSize() ?? 17
  return size >= 26 ? 'huge' : size >= 20 ? 'large' : 'standard'
}

const initial = (): Reader => ({
  audience: undefined,
  villageId: undefined,
  textSize: sizeAtFirstStart(),
  asked: false,
})

export const useReader = create<ReaderStore>()((set, get) => ({
  ...initial(),
  ...read<Partial<Reader>>(KEY),
  choose: (change) => {
    set(change)
    const { audience, villageId, textSize, asked } = get()
    write(KEY, { audience, villageId, textSize, asked })
  },
  reset: () => {
    set(initial())
    write(KEY, initial())
  },
}))

/** True in 大字版: fewer things on a screen. */
export const useLargeText = (): boolean => useReader((reader) => reader.textSize !== 'standard')
