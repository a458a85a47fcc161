import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'

/** Whether the phone has a network, as far as it knows; true until it says otherwise. */
export function useOnline(): boolean {
  const [online, setOnline] = useState(true)
  useEffect(() => {
    const changed = ({ isConnected }: { isConnected: boolean }) => setOnline(isConnected)
    Taro.getNetworkType({ success: ({ networkType }) => setOnline(networkType !== 'none') })
    Taro.onNetworkStatusChange(changed)
    return () => Taro.offNetworkStatusChange(changed)
  }, [])
  return online
}
