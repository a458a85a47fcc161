import { useEffect } from 'react'
import { useShown } from '@/platform/use-shown'
import { countReading } from './counted'

/** How long a lesson must stand open at a stretch to have been read and not just looked into. */
const READ_MS = 10_000

/** Counts a lesson once it has been open in front of somebody for a while; none while `id` is undefined. */
export function useReadingCount(id: string | undefined): void {
  const shown = useShown()
  useEffect(() => {
    if (!id || !shown) return
    const timer = setTimeout(() => countReading(id), READ_MS)
    return () => clearTimeout(timer)
  }, [id, shown])
}
