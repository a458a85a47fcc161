import { Button } from 'antd'
import { EntryCard } from './EntryCard'
import { FactorSetup } from './FactorSetup'
import { ProofDialog } from './ProofDialog'
import { SignInDialog } from './SignInDialog'
import { useSignOut } from './useSignOut'

/** Stands before the desk until a role that must have a second factor has one. */
export function FactorPage({ onDone }: { onDone: () => void }) {
  const signOut = useSignOut()
  return (
    <>
      <EntryCard>
        <h1>先开动态码</h1>
        <p>您的角色看得到全镇群众的资料，只有密码不够稳妥。开好以后，登录时多填一个手机上的六位数。</p>
        <FactorSetup onDone={onDone} />
        <p className="hint">
          <Button type="link" onClick={() => signOut.mutate()}>
            先退出，以后再开
          </Button>
        </p>
      </EntryCard>
      <ProofDialog />
      <SignInDialog />
    </>
  )
}
