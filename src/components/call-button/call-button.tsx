import { View } from '@tarojs/components'
import { dial } from '@/platform/phone-call'
import { Icon } from '../icon/icon'
import { Tap } from '../tap/tap'
import './call-button.scss'

/** Where a name has one, its lines end at a sign, so that no word is torn; other names may end a line anywhere. */
const SIGN = /[\s（）？，、·]/

/** Calls somebody: who it is and the number, both readable, so that it can also be dialled on another phone. */
export function CallButton({ name, phone, note }: { name: string; phone: string; note?: string | undefined }) {
  return (
    <Tap className="call" label={`打电话给${name}，${phone}`} onTap={() => dial(phone)}>
      <View className="call__face">
        <View className="call__icon">
          <Icon name="phone" />
        </View>
        <View className="call__text">
          <View className="call__words">
            <View className={`call__name ${SIGN.test(name) ? 'whole-words' : ''}`}>{name}</View>
            {note && <View className="call__note">{note}</View>}
          </View>
          <View className="call__number">{phone}</View>
        </View>
      </View>
    </Tap>
  )
}

/** The same in two words, for a place where there is room for no more. */
export function CallPill({ name, phone }: { name: string; phone: string }) {
  return (
    <Tap className="call-pill" label={`打电话给${name}，${phone}`} onTap={() => dial(phone)}>
      <Icon name="phone" />
      <View>打电话问</View>
    </Tap>
  )
}
