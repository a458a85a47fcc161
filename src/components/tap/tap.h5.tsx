import { moveAmongRadios } from './radio-keys.h5'
import type { TapProps } from './tap-props'
import './tap.scss'

/** In a browser: the browser's own button, with its keyboard, focus and screen reader behaviour. */
export function Tap({
  onTap,
  className = '',
  id,
  label,
  disabled = false,
  as = 'button',
  checked,
  expanded,
  tabStop = true,
  actsAtOnce = false,
  children,
}: TapProps) {
  return (
    <button
      type="button"
      id={id}
      className={`tap ${disabled ? 'tap--disabled ' : ''}${className}`}
      aria-label={label}
      aria-expanded={expanded}
      // Not `disabled`: a button that is busy for a moment must not lose the focus.
      aria-disabled={disabled || undefined}
      onClick={disabled ? undefined : onTap}
      {...(as === 'button' ? {} : { role: as })}
      {...(tabStop ? {} : { tabIndex: -1 })}
      {...(as === 'radio' ? { onKeyDown: (event) => moveAmongRadios(event, actsAtOnce) } : {})}
      {...(as === 'radio' || as === 'checkbox' ? { 'aria-checked': checked } : {})}
    >
      {children}
    </button>
  )
}
