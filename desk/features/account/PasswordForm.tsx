import { api } from '@domain/api'
import { Form, Input } from 'antd'
import { useState } from 'react'
import { useAct } from '../../api/useAct'
import { ActionForm } from '../../components/ActionForm'
import { rule } from '../../components/form'
import { NewPasswordField } from '../../session/NewPasswordField'

const { body } = api.deskChangePassword

/** Changes the own password; says that other browsers are signed out by it. */
export function PasswordForm() {
  // A new key empties the form after it has worked.
  const [round, setRound] = useState(0)
  const change = useAct('deskChangePassword', {
    done: '密码改好了，在别处的登录都停掉了',
    refresh: ['deskSessions'],
    onDone: () => setRound(round + 1),
  })
  return (
    <ActionForm
      key={round}
      schema={body}
      onSubmit={(given) => change.mutate({ body: given })}
      pending={change.isPending}
      error={change.error}
      okText="改密码"
    >
      <Form.Item label="现在的密码" name="old" rules={[rule(body.entries.old)]} validateTrigger="onBlur">
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <NewPasswordField label="新密码" />
    </ActionForm>
  )
}
