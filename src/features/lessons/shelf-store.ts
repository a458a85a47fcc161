import { create } from 'zustand'
import { read, write } from '@/platform/storage'

const KEY = 'shelf'
/** More than there are lessons, so that none read long ago counts as new; some 20 KB on the phone. */
const KEPT = 300

export interface ShelfEntry {
  id: string
  title: string
}

interface Shelf {
  /** Newest first; on this phone only. */
  favourites: ShelfEntry[]
  history: ShelfEntry[]
}

interface ShelfStore extends Shelf {
  opened: (lesson: ShelfEntry) => void
  toggleFavourite: (lesson: ShelfEntry) => void
  clear: () => void
}

const onTop = (list: readonly ShelfEntry[], { id, title }: ShelfEntry): ShelfEntry[] =>
  [{ id, title }, ...list.filter((entry) => entry.id !== id)].slice(0, KEPT)

/** What this phone's reader marked and has read. */
export const useShelf = create<ShelfStore>()((set, get) => {
  const keep = (change: Partial<Shelf>) => {
    set(change)
    const { favourites, history } = get()
    write(KEY, { favourites, history })
  }
  return {
    favourites: [],
    history: [],
    ...read<Partial<Shelf>>(KEY),
    opened: (lesson) => keep({ history: onTop(get().history, lesson) }),
    toggleFavourite: (lesson) => {
      const { favourites } = get()
      const without = favourites.filter((entry) => entry.id !== lesson.id)
      keep({ favourites: without.length < favourites.length ? without : onTop(favourites, lesson) })
    },
    clear: () => keep({ favourites: [], history: [] }),
  }
})
