import type { TextInputProps } from './text-input-props'
import './text-input.scss'

const KEYBOARDS = { text: 'text', phone: 'tel', number: 'decimal', search: 'search', date: undefined } as const
const TYPES = { text: 'text', phone: 'tel', number: 'text', search: 'text', date: 'date' } as const

/** In a browser: its own input, tied to its label and its error. */
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
    placeholder,
    invalid,
    describedBy,
  } = props
  const shared = {
    id,
    value,
    placeholder,
    maxLength,
    className: `text-input${invalid ? ' text-input--invalid' : ''}`,
    'aria-label': label,
    'aria-invalid': invalid,
    'aria-describedby': describedBy,
    onChange: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
    onBlur: onLeave,
  }
  if (lines > 1) return <textarea {...shared} rows={lines} />
  return (
    <input
      {...shared}
      type={TYPES[kind]}
      inputMode={KEYBOARDS[kind]}
      enterKeyHint={kind === 'search' ? 'search' : 'done'}
      autoComplete="off"
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) onConfirm?.()
      }}
    />
  )
}
