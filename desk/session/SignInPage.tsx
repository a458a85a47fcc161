import { EntryCard } from './EntryCard'
import { SignInForm } from './SignInForm'
import { useSession } from './store'
import { useSetMe } from './useStaff'

/** The whole-window sign-in of somebody who comes fresh. */
export function SignInPage() {
  const setMe = useSetMe()
  const renew = useSession((state) => state.renew)
  return (
    <EntryCard>
      <h1>法律服务工作台</h1>
      <p>司法所、法律顾问和村网格员在这里办公。</p>
      <SignInForm
        onSignedIn={(staff) => {
          renew()
          setMe(staff)
        }}
      />
      <p className="hint">忘了密码，请找本镇管理员发一个一次性链接。</p>
    </EntryCard>
  )
}
