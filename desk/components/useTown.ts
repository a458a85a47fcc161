import { useQuery } from '@tanstack/react-query'
import { reading } from '../api/cache'

/** The town's villages and contacts; they hardly change while the desk is open. */
export const useTown = () => useQuery({ ...reading('town', {}), staleTime: 10 * 60_000 })
