import { CodeSchema } from '@domain/staff'
import { Form, Input } from 'antd'
import { rule } from '../components/form'

/** The six digits an authenticator shows, or a recovery code where one may stand in. */
export const CodeField = ({ recovery = false }: { recovery?: boolean }) => (
  <Form.Item
    label="动态码"
    name="code"
    rules={[rule(CodeSchema)]}
    validateTrigger="onBlur"
    extra={recovery ? '手机验证器上的六位数。手机不在身边，就填一个备用码。' : null}
  >
    <Input autoComplete="one-time-code" inputMode={recovery ? 'text' : 'numeric'} maxLength={20} autoFocus />
  </Form.Item>
)
