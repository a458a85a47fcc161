import { Input } from 'antd'
import type { TextAreaProps } from 'antd/es/input'

interface GrowingTextProps extends Omit<TextAreaProps, 'autoSize' | 'rows' | 'style'> {
  /** Lines it has when empty. */
  minRows: number
}

/**
 * A text field as tall as what stands in it. Ant Design's own way measures in a hidden field by means of a style
 * attribute, which the content security policy forbids; browsers that cannot grow a field keep it at `minRows`.
 */
export const GrowingText = ({ minRows, className = '', ...props }: GrowingTextProps) => (
  <Input.TextArea
    {...props}
    className={`growing-text ${className}`}
    rows={minRows}
    style={{ minHeight: `calc(${minRows}lh + 10px)` }}
  />
)
