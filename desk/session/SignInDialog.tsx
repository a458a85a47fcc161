import { useQueryClient } from '@tanstack/react-query'
import { Modal } from 'antd'
import { SignInForm } from './SignInForm'
import { useSession } from './store'
import { useSetMe, useStaff } from './useStaff'

/** Signs in again over the page that was open when the session lapsed, so that what was typed stays. */
export function SignInDialog() {
  const { lapsed, renew } = useSession()
  const staff = useStaff()
  const setMe = useSetMe()
  const cache = useQueryClient()
  return (
    <Modal
      destroyOnHidden
      open={lapsed}
      title="请重新登录"
      footer={null}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
    >
      <p>登录已过期。登录后接着办，刚才填的内容还在。</p>
      <SignInForm
        account={staff.account}
        onSignedIn={(signedIn) => {
          renew()
          // Somebody else's lists must not stay on the screen.
          if (signedIn.id !== staff.id) setMe(undefined)
          setMe(signedIn)
          void cache.invalidateQueries()
        }}
      />
    </Modal>
  )
}
