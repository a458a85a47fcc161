import type { CallInput, EndpointName } from '@domain/api'
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { useSession } from '../session/store'
import { call } from './client'
import { Fault } from './fault'

/**
 * What a refusal says about the person and not about what was asked. A lapsed session opens the sign-in over whatever is
 * being done: nothing typed is lost. A role that since the sign-in must have a second factor is led to set one up.
 */
function noticeRefusal(cache: QueryClient, error: unknown): void {
  if (!(error instanceof Fault)) return
  if (error.code === 'not-signed-in') useSession.getState().lapse()
  if (error.code === 'factor-needed') void cache.invalidateQueries({ queryKey: reading('deskMe', {}).queryKey })
}

/** Retries what may pass by itself (no network, busy), never a refusal. */
const worthRetrying = (failures: number, error: unknown): boolean =>
  failures < 2 && error instanceof Fault && (error.code === 'network' || error.code === 'busy')

/** The cache of server data; one per page load, and one per test. */
export function createCache(options: { retry: boolean } = { retry: true }): QueryClient {
  const onError = (error: unknown) => noticeRefusal(cache, error)
  const cache: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    // A pulled plug is told like any other way of getting no answer: left to itself, the library would wait for the
    // network without a word, and then save what somebody may long have given up.
    defaultOptions: {
      queries: {
        retry: options.retry ? worthRetrying : false,
        staleTime: 10_000,
        networkMode: 'always',
        refetchOnReconnect: true,
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
  return cache
}

/** Key and function of a query that reads one endpoint; `[name]` alone is the prefix to invalidate it by. */
export const reading = <N extends EndpointName>(name: N, input: CallInput<N>) => ({
  queryKey: [name, input] as const,
  queryFn: ({ signal }: { signal: AbortSignal }) => call(name, input, signal),
})
