import { Input, Picker, Textarea, View } from '@tarojs/components'
import type { TextInputProps } from './text-input-props'
import './text-input.scss'

const KEYBOARDS = { text: 'text', phone: 'number', number: 'digit', search: 'text' } as const

/** In WeChat: its native input, which brings the keyboard that suits. */
export function TextInput(props: TextInputProps) {
  const {
    id,
    label,
    value,
    onChange,
    onLeave,
    onConfirm,
    kind = 'text',
    lines = 1,
    maxLength = 100,
    placeholder = '',
    invalid,
  } = props
  const shared = {
    id,
    value,
    placeholder,
    'aria-label': label,
    placeholderClass: 'text-input__placeholder',
    className: `text-input${invalid ? ' text-input--invalid' : ''}`,
    maxlength: maxLength,
    onInput: (event: { detail: { value: string } }) => onChange(event.detail.value),
    onBlur: () => onLeave?.(),
    onConfirm: () => onConfirm?.(),
    cursorSpacing: 120,
  }
  if (kind === 'date')
    return (
      <Picker mode="date" value={value} aria-label={label} onChange={(event) => onChange(event.detail.value)}>
        <View id={id} className={`${shared.className} text-input--date`}>
          {value || '点这里选日期'}
        </View>
      </Picker>
    )
  if (lines > 1) return <Textarea {...shared} autoHeight style={{ minHeight: `calc(var(--text) * ${lines * 1.6})` }} />
  return <Input {...shared} type={KEYBOARDS[kind]} confirmType={kind === 'search' ? 'search' : 'done'} />
}
