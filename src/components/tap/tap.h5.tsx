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
      {...(as === 'radio' || as === 'checkbox' ? { 'aria-checked': checked } : {})}
    >
      {children}
    </button>
  )
}
