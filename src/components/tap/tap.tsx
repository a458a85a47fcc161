import { View } from '@tarojs/components'
import { role } from '@/platform/aria'
import type { TapProps } from './tap-props'
import './tap.scss'

/** In WeChat: a view that says it is a button, because WeChat's own button brings a look that has to be undone. */
export function Tap({
  onTap,
  className = '',
  id,
  label,
  disabled = false,
  as = 'button',
  checked,
  expanded,
  children,
}: TapProps) {
  return (
    <View
      {...(id ? { id } : {})}
      {...role(as)}
      className={`tap ${disabled ? 'tap--disabled ' : ''}${className}`}
      hoverClass={disabled ? 'none' : 'tap--pressed'}
      {...(label ? { 'aria-label': label } : {})}
      {...(disabled ? { 'aria-disabled': true } : {})}
      {...(checked === undefined ? {} : { 'aria-checked': checked })}
      {...(expanded === undefined ? {} : { 'aria-expanded': expanded })}
      onClick={() => {
        if (!disabled) onTap?.()
      }}
    >
      {children}
    </View>
  )
}
