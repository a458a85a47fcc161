import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { IN_WECHAT } from './target'

/** Says whenever the network comes or goes, until the function it gives is called. Browsers say so in a way of their own. */
export function onNetworkChange(changed: (online: boolean) => void): () => void {
  if (!IN_WECHAT) {
    const told = () => changed(navigator.onLine)
    window.addEventListener('online', told)
    window.addEventListener('offline', told)
    return () => {
      window.removeEventListener('online', told)
      window.removeEventListener('offline', told)
    }
  }
  const told = ({ isConnected }: { isConnected: boolean }) => changed(isConnected)
  Taro.onNetworkStatusChange(told)
  return () => Taro.offNetworkStatusChange(told)
}

/** Whether the phone has a network, as far as it knows; true until it says otherwise. */
export function useOnline(): boolean {
  const [online, setOnline] = useState(true)
  useEffect(() => {
    Taro.getNetworkType({ success: ({ networkType }) => setOnline(networkType !== 'none') })
    return onNetworkChange(setOnline)
  }, [])
  return online
}
