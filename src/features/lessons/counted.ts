import { localDate } from '@domain/time'
import { useReader } from '@/features/reader/store'
import { call } from '@/platform/request'
import { read, remove, write } from '@/platform/storage'

const KEY = 'counted-today'

/** Which lessons this phone has counted on which day: the server is told of each once a day, and never by whom. */
interface Counted {
  day: string
  ids: string[]
}

/**
 * Tells the server that a lesson was read, and by which group. What doesn't arrive is lost and not sent again: a count a
 * little too low is better than a phone that keeps trying. The reader sees nothing of it either way.
 */
export function countReading(id: string): void {
  const day = localDate(new Date())
  const kept = read<Counted>(KEY)
  const ids = kept?.day === day ? kept.ids : []
  if (ids.includes(id)) return
  write(KEY, { day, ids: [...ids, id] })
  const { audience } = useReader.getState()
  call('addReading', { params: { id }, body: audience ? { audience } : {} }).catch(() => undefined)
}

/** Forgets what was counted; what is read again today then counts again. */
export const forgetCounted = (): void => remove(KEY)
