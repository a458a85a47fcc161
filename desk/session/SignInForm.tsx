import { api } from '@domain/api'
import type { Staff } from '@domain/staff'
import { useMutation } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { call } from '../api/client'
import { Fault } from '../api/fault'
import { FaultAlert } from '../components/FaultAlert'
import { checkForm, putRefusal, rule } from '../components/form'
import { CodeField } from './CodeField'

const { body } = api.deskLogin

interface Typed {
  account: string
  password: string
  code?: string | undefined
}

/** Account and password, then a one-time code where the account has them. A refusal keeps what was typed. */
export function SignInForm({ account, onSignedIn }: { account?: string; onSignedIn: (staff: Staff) => void }) {
  const [form] = Form.useForm<Typed>()
  const [asksCode, setAsksCode] = useState(false)
  const signIn = useMutation({
    mutationFn: (value: Typed) => call('deskLogin', { body: value }),
    onSuccess: onSignedIn,
    onError: (error) => {
      if (error instanceof Fault && error.code === 'code-needed') setAsksCode(true)
      putRefusal(form, error)
    },
  })
  const isFirstAsked = signIn.error instanceof Fault && signIn.error.code === 'code-needed'
  return (
    <Form
      form={form}
      // Stands over other forms when a session has lapsed: labels go by ids.
      name="sign-in"
      layout="vertical"
      size="large"
      requiredMark={false}
      scrollToFirstError={{ focus: true }}
      initialValues={{ account: account ?? '', password: '' }}
      onFinish={(typed) => {
        const checked = checkForm(form, body, typed)
        if (checked) signIn.mutate(checked)
      }}
    >
      {isFirstAsked ? null : <FaultAlert error={signIn.error} />}
      <Form.Item label="账号" name="account" rules={[rule(body.entries.account)]} validateTrigger="onBlur">
        <Input autoComplete="username" autoFocus={!account} />
      </Form.Item>
      <Form.Item label="密码" name="password" rules={[rule(body.entries.password)]} validateTrigger="onBlur">
        <Input.Password autoComplete="current-password" autoFocus={Boolean(account)} />
      </Form.Item>
      {asksCode ? <CodeField recovery /> : null}
      <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
        登录
      </Button>
    </Form>
  )
}
