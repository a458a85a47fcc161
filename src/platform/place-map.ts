import type { Place } from '@domain/directory'
import Taro from '@tarojs/taro'
import { IN_WECHAT } from './target'

type Mappable = Pick<Place, 'name' | 'latitude' | 'longitude'> & { address?: string | undefined }
type Located = Mappable & { latitude: number; longitude: number }

/** Whether the town has filled in where the place lies. */
export const canShowPlace = (place: Mappable): place is Located =>
  place.latitude !== undefined && place.longitude !== undefined

/** Shows the place on WeChat's map, from where the person can be led there; in a browser on a map site. */
export function showPlace(place: Located): void {
  const { latitude, longitude, name, address = '' } = place
  if (IN_WECHAT) void Taro.openLocation({ latitude, longitude, name, address, scale: 16 })
  else window.open(`https://uri.amap.com/marker?position=${longitude},${latitude}&name=${encodeURIComponent(name)}`)
}
