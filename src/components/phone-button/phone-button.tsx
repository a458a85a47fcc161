import { Button as NativeButton } from '@tarojs/components'
import '../share-button/share-button.scss'

interface PhoneButtonProps {
  children: string
  /** With the code by which the server asks WeChat for the number; not called when the person declines. */
  onCode: (code: string) => void
}

/** WeChat's own button for the person's number; only in builds of towns whose account may use it. */
export function PhoneButton({ children, onCode }: PhoneButtonProps) {
  if (!__PHONE_BUTTON__) return null
  return (
    <NativeButton
      className="share-button"
      openType="getPhoneNumber"
      hoverClass="tap--pressed"
      onGetPhoneNumber={({ detail }) => {
        if (detail.code) onCode(detail.code)
      }}
    >
      {children}
    </NativeButton>
  )
}
