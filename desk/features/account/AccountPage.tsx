import { ROLE_NAMES } from '@domain/staff'
import { Page } from '../../components/Page'
import { useStaff } from '../../session/useStaff'
import { FactorSection } from './FactorSection'
import { OwnSessions } from './OwnSessions'
import { PasswordForm } from './PasswordForm'

/** The own password and second factor, and where one is signed in. */
export default function AccountPage() {
  const staff = useStaff()
  return (
    <Page title="我的账号" lead={`${staff.name}，${ROLE_NAMES[staff.role]}，账号 ${staff.account}`}>
      <section className="sheet">
        <h2>在哪里登录着</h2>
        <OwnSessions />
      </section>
      <section className="sheet narrow">
        <h2>动态码</h2>
        <FactorSection />
      </section>
      <section className="sheet narrow">
        <h2>改密码</h2>
        <PasswordForm />
      </section>
    </Page>
  )
}
