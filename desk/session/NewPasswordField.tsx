import { PASSWORD_LENGTH, PasswordSchema } from '@domain/passwords'
import { Form, Input } from 'antd'
import { rule } from '../components/form'

/** Where a new password is typed once, to be looked at with the eye, and the rules it has to keep. */
export const NewPasswordField = ({ label = '密码' }: { label?: string }) => (
  <Form.Item
    label={label}
    name="password"
    rules={[rule(PasswordSchema)]}
    validateTrigger="onBlur"
    extra={`至少 ${PASSWORD_LENGTH.min} 位。用一句自己记得住的话最好，中文、数字、空格都行；不要用太常见的，也不要用账号和镇名。`}
  >
    <Input.Password autoComplete="new-password" />
  </Form.Item>
)
