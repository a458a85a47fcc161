import { View } from '@tarojs/components'
import { Icon } from '../icon/icon'
import type { IconName } from '../icon/icon-names'
import { Tap } from '../tap/tap'
import './button.scss'

interface ButtonProps {
  children: string
  onTap: () => void
  /** One `primary` a screen: what most people came to do. */
  kind?: 'primary' | 'secondary' | 'danger' | 'quiet'
  icon?: IconName
  /** Puts the icon after the words: it points onward. */
  iconAfter?: boolean
  /** Says what is going on and takes no second tap. */
  busy?: string | false | undefined
  disabled?: boolean
  id?: string
}

/** A button as wide as its place, never lower than the size a thumb needs. */
export function Button({
  children,
  onTap,
  kind = 'secondary',
  icon,
  iconAfter = false,
  busy,
  disabled = false,
  id,
}: ButtonProps) {
  return (
    <Tap
      {...(id ? { id } : {})}
      className={`button button--${kind}${disabled || busy ? ' button--off' : ''}`}
      disabled={disabled || Boolean(busy)}
      onTap={onTap}
    >
      <View className="button__face">
        {icon && !iconAfter && <Icon name={icon} />}
        <View className="button__text">{busy || children}</View>
        {icon && iconAfter && <Icon name={icon} />}
      </View>
    </Tap>
  )
}
