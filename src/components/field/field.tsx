import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { role, spokenName } from '@/platform/aria'
import { Icon } from '../icon/icon'
import { TextInput } from './text-input'
import type { TextInputProps } from './text-input-props'
import './field.scss'

interface FieldProps extends Omit<TextInputProps, 'invalid' | 'describedBy'> {
  /** Why it is asked, or how to write it. */
  hint?: string | undefined
  error?: string | undefined
  optional?: boolean
  /** Something to tap instead of typing. */
  children?: ReactNode
}

/** One thing to type, with its label above, and below it what to mend. What was typed stays, whatever happens. */
export function Field({ hint, error, optional, children, ...input }: FieldProps) {
  const describedBy = error ? `${input.id}-error` : hint ? `${input.id}-hint` : undefined
  return (
    <View className="field">
      <View className="field__label">
        {input.label}
        {optional && '（可以不填）'}
      </View>
      {hint && (
        <View id={`${input.id}-hint`} className="field__hint">
          {hint}
        </View>
      )}
      <TextInput
        {...input}
        label={spokenName(input.label, error)}
        invalid={error !== undefined}
        describedBy={describedBy}
      />
      {error && (
        <View id={`${input.id}-error`} className="field__error" {...role('alert')}>
          <Icon name="warning" />
          <View className="field__error-words">{error}</View>
        </View>
      )}
      {children}
    </View>
  )
}
