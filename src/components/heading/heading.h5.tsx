import type { HeadingProps } from './heading-props'
import './heading.scss'

/** A heading one can jump to with a screen reader. */
export function Heading({ level, id, children }: HeadingProps) {
  const Element = `h${level}` as const
  return (
    <Element id={id} className={`heading heading--${level}`}>
      {children}
    </Element>
  )
}
