import { api } from '@domain/api'
import type { Staff } from '@domain/staff'
import { useMutation } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { call } from '../api/client'
import { FaultAlert } from '../components/FaultAlert'
import { checkForm, putRefusal, rule } from '../components/form'

const { body } = api.deskLogin

/** Account and password. A refusal keeps what was typed. */
export function SignInForm({ account, onSignedIn }: { account?: string; onSignedIn: (staff: Staff) => void }) {
  const [form] = Form.useForm<{ account: string; password: string }>()
  const signIn = useMutation({
    mutationFn: (value: { account: string; password: string }) => call('deskLogin', { body: value }),
    onSuccess: onSignedIn,
    onError: (error) => putRefusal(form, error),
  })
  return (
    <Form
      form={form}
      layout="vertical"
      size="large"
      requiredMark={false}
      initialValues={{ account: account ?? '', password: '' }}
      onFinish={(typed) => {
        const checked = checkForm(form, body, typed)
        if (checked) signIn.mutate(checked)
      }}
    >
      <FaultAlert error={signIn.error} />
      <Form.Item label="账号" name="account" rules={[rule(body.entries.account)]} validateTrigger="onBlur">
        <Input autoComplete="username" autoFocus={!account} />
      </Form.Item>
      <Form.Item label="密码" name="password" rules={[rule(body.entries.password)]} validateTrigger="onBlur">
        <Input.Password autoComplete="current-password" autoFocus={Boolean(account)} />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
        登录
      </Button>
    </Form>
  )
}
