import type { Staff } from '@domain/staff'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { reading } from '../api/cache'

const me = reading('deskMe', {})

/** The query of who is signed in. */
export const useMe = () => useQuery({ ...me, staleTime: Number.POSITIVE_INFINITY, retry: false })

/** The signed-in staff member; only for components below the shell, which is shown to nobody else. */
export function useStaff(): Staff {
  const { data } = useMe()
  if (!data) throw new Error('useStaff is called outside the shell')
  return data
}

/** Puts a staff member who has just signed in into the cache, or forgets everything about the last one. */
export function useSetMe() {
  const cache = useQueryClient()
  return (staff: Staff | undefined) => {
    if (staff) cache.setQueryData(me.queryKey, staff)
    else cache.clear()
  }
}
