import type { CallInput } from '@domain/api'
import { CodeSchema, TypedPasswordSchema } from '@domain/staff'
import { useMutation } from '@tanstack/react-query'
import { Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import * as v from 'valibot'
import { call } from '../api/client'
import { ActionForm } from '../components/ActionForm'
import { rule } from '../components/form'
import { CodeField } from './CodeField'
import { useProof } from './proof'
import { useStaff } from './useStaff'

const PasswordBody = v.object({ password: TypedPasswordSchema })
const CodeBody = v.object({ code: CodeSchema })

/** Asks who sits at the screen before something leaves the house; what was being done goes on afterwards by itself. */
export function ProofDialog() {
  const settle = useProof((state) => state.settle)
  const hasCodes = useStaff().factor === 'on'
  const [byPassword, setByPassword] = useState(false)
  const byCode = hasCodes && !byPassword
  const prove = useMutation({
    mutationFn: (body: CallInput<'deskProve'>['body']) => call('deskProve', { body }),
    onSuccess: () => settle?.(true),
  })
  const other = (
    <Button
      type="link"
      onClick={() => {
        prove.reset()
        setByPassword(byCode)
      }}
    >
      {byCode ? '改用密码' : '改用动态码'}
    </Button>
  )
  return (
    <Modal
      destroyOnHidden
      open={settle !== undefined}
      title={byCode ? '请填动态码' : '请再输一次密码'}
      footer={null}
      onCancel={() => settle?.(false)}
      afterClose={prove.reset}
    >
      <p>这一项会把资料带出去，或者不好收回。请确认是您本人，十分钟内不再问。</p>
      <ActionForm
        key={byCode ? 'code' : 'password'}
        schema={byCode ? CodeBody : PasswordBody}
        onSubmit={prove.mutate}
        pending={prove.isPending}
        error={prove.error}
        okText="确认"
        onCancel={() => settle?.(false)}
        more={hasCodes ? other : null}
      >
        {byCode ? (
          <CodeField />
        ) : (
          <Form.Item label="密码" name="password" rules={[rule(TypedPasswordSchema)]} validateTrigger="onBlur">
            <Input.Password autoComplete="current-password" autoFocus />
          </Form.Item>
        )}
      </ActionForm>
    </Modal>
  )
}
