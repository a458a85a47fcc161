import { api } from '@domain/api'
import { useMutation } from '@tanstack/react-query'
import { Form, Input, Modal } from 'antd'
import { call } from '../api/client'
import { ActionForm } from '../components/ActionForm'
import { rule } from '../components/form'
import { useProof } from './proof'

const { body } = api.deskProve

/** Asks who sits at the screen before something leaves the house; what was being done goes on afterwards by itself. */
export function ProofDialog() {
  const settle = useProof((state) => state.settle)
  const prove = useMutation({
    mutationFn: (given: { password: string }) => call('deskProve', { body: given }),
    onSuccess: () => settle?.(true),
  })
  return (
    <Modal
      destroyOnHidden
      open={settle !== undefined}
      title="请再输一次密码"
      footer={null}
      onCancel={() => settle?.(false)}
      afterClose={prove.reset}
    >
      <p>这一项会把资料带出去，或者不好收回。请确认是您本人，十分钟内不再问。</p>
      <ActionForm
        schema={body}
        onSubmit={prove.mutate}
        pending={prove.isPending}
        error={prove.error}
        okText="确认"
        onCancel={() => settle?.(false)}
      >
        <Form.Item label="密码" name="password" rules={[rule(body.entries.password)]} validateTrigger="onBlur">
          <Input.Password autoComplete="current-password" autoFocus />
        </Form.Item>
      </ActionForm>
    </Modal>
  )
}
