import { api } from '@domain/api'
import { ROLE_NAMES, type Staff } from '@domain/staff'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Result } from 'antd'
import { useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { reading } from '../api/cache'
import { call } from '../api/client'
import { Fault } from '../api/fault'
import { ActionForm } from '../components/ActionForm'
import { Loaded } from '../components/Loaded'
import { EntryCard } from './EntryCard'
import { NewPasswordField } from './NewPasswordField'
import { SignInForm } from './SignInForm'
import { useSession } from './store'
import { useSetMe } from './useStaff'

/** Where a one-time link leads: its owner gives the account a password, then signs in with it. */
export function JoinPage() {
  // In the fragment, which no browser sends and no server logs.
  const token = useLocation().hash.slice(1)
  const query = useQuery({
    ...reading('deskLink', { body: { token } }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const [joined, setJoined] = useState<Staff>()
  if (joined) return <Joined staff={joined} />
  if (query.error instanceof Fault && ['link-gone', 'invalid-fields'].includes(query.error.code))
    return (
      <EntryCard>
        <Result
          status="warning"
          title={<h1>这个链接不能用了</h1>}
          subTitle="链接只能用一次，三天内有效。请找管理员再发一个。"
        />
      </EntryCard>
    )
  return (
    <EntryCard>
      <h1>设一个密码</h1>
      <Loaded query={query}>{(owner) => <Join token={token} owner={owner} onJoined={setJoined} />}</Loaded>
    </EntryCard>
  )
}

function Join({ token, owner, onJoined }: { token: string; owner: Staff; onJoined: (staff: Staff) => void }) {
  const join = useMutation({
    mutationFn: (body: { token: string; password: string }) => call('deskJoin', { body }),
    onSuccess: onJoined,
  })
  return (
    <>
      <p>
        {owner.name}（{ROLE_NAMES[owner.role]}），您的账号是 <strong>{owner.account}</strong>
        。不是您本人，请不要往下做。
      </p>
      <ActionForm
        schema={api.deskJoin.body}
        shape={(typed) => ({ ...typed, token })}
        onSubmit={join.mutate}
        pending={join.isPending}
        error={join.error}
        okText="设好密码"
      >
        {/* Tells a password manager which account the password belongs to. */}
        <input type="hidden" autoComplete="username" value={owner.account} readOnly />
        <NewPasswordField />
      </ActionForm>
    </>
  )
}

function Joined({ staff }: { staff: Staff }) {
  const setMe = useSetMe()
  const renew = useSession((state) => state.renew)
  const navigate = useNavigate()
  return (
    <EntryCard>
      <h1>密码设好了</h1>
      <p>现在用它登录一次，看看记住了没有。</p>
      <SignInForm
        account={staff.account}
        onSignedIn={(signedIn) => {
          renew()
          // Whoever was signed in here before must leave nothing on the screen.
          setMe(undefined)
          setMe(signedIn)
          void navigate('/', { replace: true })
        }}
      />
    </EntryCard>
  )
}
