import { mayCall } from '@domain/api'
import { useQueries } from '@tanstack/react-query'
import { reading } from '../../api/cache'
import { useToday } from '../../components/useToday'
import { useStaff } from '../../session/useStaff'
import { WORK_SOURCES, type Work } from './works'

/** How often the counts are read anew, in milliseconds. */
const REFRESH = 60_000

/** What waits for this staff member: only what their role may see is asked for. */
export function useWorks(): { works: Work[]; errors: unknown[]; pending: boolean; retry: () => void } {
  const { role } = useStaff()
  const today = useToday()
  const sources = WORK_SOURCES.filter(({ needs }) => mayCall(role, needs))
  const queries = useQueries({
    queries: sources.map(({ needs, input }) => ({ ...reading(needs, input(today)), refetchInterval: REFRESH })),
  })
  return {
    works: queries
      .flatMap(({ data }, at) => (data === undefined ? [] : (sources[at]?.lines(data, today) ?? [])))
      .filter(({ may }) => may === undefined || mayCall(role, may)),
    errors: queries.map(({ error }) => error),
    pending: queries.some(({ isLoading }) => isLoading),
    retry: () => {
      for (const query of queries) if (query.error) void query.refetch()
    },
  }
}
