import { useEffect } from 'react'
import { useOnline } from '@/platform/network'
import { sendWaiting } from './send'

/** Sends what waits when the program starts and whenever the network comes back. */
export function useSendWaiting(): void {
  const online = useOnline()
  useEffect(() => {
    if (online) void sendWaiting()
  }, [online])
}
