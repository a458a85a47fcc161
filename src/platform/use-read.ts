import type { CallInput, PhoneEndpointName, Reply } from '@domain/api'
import { useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import { type ApiFailure, toFailure } from './failure'
import { onNetworkChange } from './network'
import { cachedReply, keepReply } from './reply-cache'
import { addressOf, exchange } from './request'

/** A screen shown again within this time does not ask the server again. */
const FRESH_MS = 20_000

/** What seldom changes and many parts of a screen need: one answer serves all that are drawn while it is fresh. */
const NEEDED_ALL_OVER = new Set<PhoneEndpointName>(['town', 'glossary'])

export interface ReadState<T> {
  /** What is known: from the phone at first, then from the server. */
  data: T | undefined
  /** Why the last attempt to refresh failed; `data` may still be there from before. */
  failure: ApiFailure | undefined
  /** True while there is nothing to show yet and an answer is on its way. */
  loading: boolean
  refresh: () => Promise<void>
}

/**
 * Reads an endpoint: shows what the phone kept at once, then asks the server and keeps its answer. `undefined` as input
 * reads nothing yet. Asks again when the screen is shown after a while, and when the network comes back.
 */
export function useRead<N extends PhoneEndpointName>(name: N, input: CallInput<N> | undefined): ReadState<Reply<N>> {
  const key = input ? addressOf(name, input) : undefined
  const [state, setState] = useState(() => starting<Reply<N>>(key))
  const latest = useRef({ key, input, fetchedAt: 0, underWay: false, failed: false })
  latest.current.key = key
  latest.current.input = input

  const ask = useCallback(
    async (fetching: typeof fetchAndKeep) => {
      const { key, input } = latest.current
      if (!key || !input) return
      latest.current.fetchedAt = Date.now()
      latest.current.underWay = true
      try {
        const data = await fetching(name, input, key)
        latest.current.failed = false
        if (latest.current.key === key) setState({ key, data: data as Reply<N>, failure: undefined })
      } catch (thrown) {
        latest.current.failed = true
        if (latest.current.key === key) setState((now) => ({ ...now, key, failure: toFailure(thrown) }))
      } finally {
        latest.current.underWay = false
      }
    },
    [name],
  )
  const refresh = useCallback(() => ask(fetchAndKeep), [ask])

  useEffect(() => {
    setState(starting<Reply<N>>(key))
    void ask(NEEDED_ALL_OVER.has(name) ? fetchTogether : fetchAndKeep)
  }, [name, key, ask])

  // Another screen may have changed what this one shows (a booking moved or cancelled): the phone's copy is newer then.
  useDidShow(() => {
    const { key, fetchedAt, underWay, failed } = latest.current
    if (!key || fetchedAt === 0 || underWay) return
    const kept = cachedReply(key)
    if (!kept || failed || Date.now() - fetchedAt > FRESH_MS) void refresh()
    else if (kept.at > fetchedAt) setState({ key, data: kept.data as Reply<N>, failure: undefined })
  })

  useEffect(
    () =>
      onNetworkChange((online) => {
        if (online && latest.current.failed) void refresh()
      }),
    [refresh],
  )

  const shown = state.key === key ? state : starting<Reply<N>>(key)
  return { ...shown, loading: key !== undefined && shown.data === undefined && shown.failure === undefined, refresh }
}

const starting = <T>(key: string | undefined) => ({
  key,
  data: key === undefined ? undefined : (cachedReply(key)?.data as T | undefined),
  failure: undefined as ApiFailure | undefined,
})

async function fetchAndKeep<N extends PhoneEndpointName>(name: N, input: CallInput<N>, key: string): Promise<unknown> {
  const kept = cachedReply(key)
  const got = await exchange(name, input, kept?.etag)
  const data = got.notModified ? kept?.data : got.data
  keepReply(key, { at: Date.now(), etag: got.etag ?? kept?.etag, data })
  return data
}

const onTheirWay = new Map<string, Promise<unknown>>()

/** Like `fetchAndKeep`, but takes a fresh answer that is kept, or waits for one that somebody else has asked for. */
function fetchTogether<N extends PhoneEndpointName>(name: N, input: CallInput<N>, key: string): Promise<unknown> {
  const kept = cachedReply(key)
  if (kept && Math.abs(Date.now() - kept.at) < FRESH_MS) return Promise.resolve(kept.data)
  const asked = onTheirWay.get(key) ?? fetchAndKeep(name, input, key).finally(() => onTheirWay.delete(key))
  onTheirWay.set(key, asked)
  return asked
}
