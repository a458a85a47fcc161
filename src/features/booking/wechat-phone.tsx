import { PhoneButton } from '@/components/phone-button/phone-button'
import { notice } from '@/platform/notice'
import { call } from '@/platform/request'

/** Fills in the number WeChat knows; typing it is always possible. */
export function WechatPhone({ onPhone }: { onPhone: (phone: string) => void }) {
  const ask = (code: string) =>
    call('phoneNumber', { body: { code } }).then(
      ({ phone }) => onPhone(phone),
      () => notice('没有取到号码，请自己填一下'),
    )
  return <PhoneButton onCode={(code) => void ask(code)}>用微信里的手机号</PhoneButton>
}
