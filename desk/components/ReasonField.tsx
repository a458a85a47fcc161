import { Form, Input } from 'antd'

/** Why staff change something; the person concerned reads it. */
export const ReasonField = () => (
  <Form.Item label="原因" name="reason" extra="群众会看到，请写清楚，例如：律师临时出庭。">
    <Input.TextArea rows={2} maxLength={100} showCount />
  </Form.Item>
)
