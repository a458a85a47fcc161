export interface TextInputProps {
  id: string
  label: string
  value: string
  onChange: (value: string) => void
  onLeave?: (() => void) | undefined
  /** Enter on the keyboard. */
  onConfirm?: (() => void) | undefined
  /** A `date` is written as YYYY-MM-DD. */
  kind?: 'text' | 'phone' | 'number' | 'search' | 'date'
  lines?: number
  maxLength?: number
  placeholder?: string
  invalid?: boolean
  /** Id of the words that say what is wrong or wanted. */
  describedBy?: string | undefined
}
