import { type LocalDate, localDate } from '@domain/time'
import { useEffect, useState } from 'react'

/** Today in Asia/Shanghai; turns over at midnight on a desk that stays open. */
export function useToday(): LocalDate {
  const [today, setToday] = useState(() => localDate(new Date()))
  useEffect(() => {
    const timer = setInterval(() => setToday(localDate(new Date())), 60_000)
    return () => clearInterval(timer)
  }, [])
  return today
}
