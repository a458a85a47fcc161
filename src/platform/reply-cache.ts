import { read, remove, write } from './storage'

/** A reply kept on the phone so that what was opened once opens again without a network. */
export interface CachedReply {
  /** When it was fetched, milliseconds since 1970. */
  at: number
  etag?: string | undefined
  data: unknown
}

/** Together at most this many characters, a quarter of WeChat's 10 MB: drafts and tickets must always find room. */
const MAX_TOTAL_CHARACTERS = 1_200_000
const INDEX_KEY = 'replies'

type Index = { key: string; at: number; size: number }[]
const index = (): Index => read<Index>(INDEX_KEY) ?? []
const slot = (key: string): string => `reply:${key}`

/** The kept reply, however old. One without content, which an earlier program may have kept, is none. */
export function cachedReply(key: string): CachedReply | undefined {
  const kept = read<CachedReply>(slot(key))
  return kept?.data == null ? undefined : kept
}

/** Keeps a reply; the oldest others make room. */
export function keepReply(key: string, reply: CachedReply): void {
  const size = JSON.stringify(reply.data).length
  const others = index().filter((entry) => entry.key !== key)
  let total = others.reduce((sum, entry) => sum + entry.size, size)
  others.sort((a, b) => a.at - b.at)
  while (total > MAX_TOTAL_CHARACTERS && others.length > 0) {
    const oldest = others.shift()
    if (!oldest) break
    remove(slot(oldest.key))
    total -= oldest.size
  }
  const kept = write(slot(key), reply)
  if (!kept) remove(slot(key))
  write(INDEX_KEY, kept ? [...others, { key, at: reply.at, size }] : others)
}

/** Forgets replies whose key starts with `prefix`; all of them with an empty one. */
export const forgetReplies = (prefix: string): void => forget((key) => key.startsWith(prefix))

/** Forgets one reply: a screen that shows it asks again. */
export const forgetReply = (key: string): void => forget((candidate) => candidate === key)

function forget(which: (key: string) => boolean): void {
  const all = index()
  for (const entry of all) if (which(entry.key)) remove(slot(entry.key))
  write(
    INDEX_KEY,
    all.filter((entry) => !which(entry.key)),
  )
}
