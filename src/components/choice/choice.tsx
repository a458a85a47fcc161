import { View } from '@tarojs/components'
import { type ReactNode, useId, useState } from 'react'
import { role, spokenName } from '@/platform/aria'
import { Icon } from '../icon/icon'
import type { IconName } from '../icon/icon-names'
import { Tap } from '../tap/tap'
import './choice.scss'

export interface ChoiceOption<T extends string> {
  value: T
  text: string
  hint?: string | undefined
  icon?: IconName | undefined
  disabled?: boolean | undefined
}

interface ChoiceProps<T extends string> {
  /** Said by screen readers before the options. */
  label: string
  options: readonly ChoiceOption<T>[]
  selected: readonly T[]
  onToggle: (value: T) => void
  /** One of them, or any number of them. */
  many?: boolean
  /** Two beside each other where the words are short. */
  columns?: 1 | 2
  /** Once one is chosen the others are put away, with a button that brings them back: for long lists among other questions. */
  folding?: boolean
  /** Choosing leads on or shows something at once: a keyboard's arrows then only move, so that nothing happens unasked. */
  actsAtOnce?: boolean
  error?: string | undefined
  id?: string
  children?: ReactNode
}

/** Big options to tap instead of something to type: radio buttons, or check boxes with `many`. */
export function Choice<T extends string>(props: ChoiceProps<T>) {
  const { label, options, selected, onToggle, many = false, columns = 1, folding = false, error, id, children } = props
  const { actsAtOnce = folding } = props
  const [unfolded, setUnfolded] = useState(false)
  const folded = folding && !unfolded && options.some(({ value }) => selected.includes(value))
  const toggle = (value: T) => {
    setUnfolded(false)
    onToggle(value)
  }
  const errorId = useId()
  const shown = options.filter(({ value }) => !folded || selected.includes(value))
  return (
    <View
      {...(id ? { id } : {})}
      className="choice"
      {...role(many ? 'group' : 'radiogroup')}
      aria-label={spokenName(label, error)}
      {...(error ? { 'aria-describedby': errorId } : {})}
      // Only one of a set of radio buttons can be wrong as a whole; a group of check boxes has no such state.
      {...(error && !many ? { 'aria-invalid': true } : {})}
    >
      <View className={`choice__options choice__options--${columns}`}>
        {shown.map((option) => (
          <Option
            key={option.value}
            option={option}
            many={many}
            on={selected.includes(option.value)}
            tabStop={many || option.value === tabStopOf(shown, selected)}
            actsAtOnce={actsAtOnce}
            onToggle={toggle}
          />
        ))}
        {folded && (
          <Tap className="choice__again" label={`${label}，换一个`} onTap={() => setUnfolded(true)}>
            换一个
          </Tap>
        )}
      </View>
      {children}
      {error && (
        <View id={errorId} className="choice__error" {...role('alert')}>
          <Icon name="warning" />
          <View>{error}</View>
        </View>
      )}
    </View>
  )
}

/** Where Tab stops in a set of radio buttons: at the chosen one, else at the first that can be chosen. */
function tabStopOf<T extends string>(options: readonly ChoiceOption<T>[], selected: readonly T[]): T | undefined {
  const free = options.filter(({ disabled }) => !disabled)
  return (free.find(({ value }) => selected.includes(value)) ?? free[0])?.value
}

function Option<T extends string>(props: {
  option: ChoiceOption<T>
  many: boolean
  on: boolean
  tabStop: boolean
  actsAtOnce: boolean
  onToggle: (value: T) => void
}) {
  const { option, many, on, tabStop, actsAtOnce, onToggle } = props
  return (
    <Tap
      as={many ? 'checkbox' : 'radio'}
      checked={on}
      disabled={option.disabled ?? false}
      tabStop={tabStop}
      actsAtOnce={actsAtOnce}
      className={`option${on ? ' option--on' : ''}${option.disabled ? ' option--off' : ''}`}
      onTap={() => onToggle(option.value)}
    >
      <View className="option__face">
        <View className={`option__mark${many ? ' option__mark--many' : ''}`}>{on && <Icon name="check" />}</View>
        {option.icon && <Icon name={option.icon} />}
        <View className="option__words">
          <View>{option.text}</View>
          {option.hint && <View className="option__hint">{option.hint}</View>}
        </View>
      </View>
    </Tap>
  )
}
