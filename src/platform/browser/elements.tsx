import type { CanvasProps, ImageProps, TextProps, ViewProps } from '@tarojs/components'
import { forwardRef } from 'react'
import './elements.scss'

/**
 * In a browser what WeChat calls View, Text, Image and Canvas are the browser's own elements, in place of Taro's web
 * components with a runtime of their own (config/index.ts sets this for `@tarojs/components`). They take what our screens
 * give them: names, roles and styles; what only WeChat knows is left out.
 */
export const View = forwardRef<HTMLDivElement, ViewProps>(({ hoverClass, catchMove, ...rest }, ref) => (
  <div ref={ref} {...(rest as object)} />
))

/** Words within a line; such as may be copied stand in a box of their own. */
export function Text({ userSelect, className = '', ...rest }: TextProps) {
  return <span className={userSelect ? `${className} can-be-selected` : className} {...(rest as object)} />
}

/** The box an image has on its page, and the image in it: as large as the box, or as high as its width asks for. */
export function Image({ src, mode, className = '', nativeProps, showMenuByLongpress, ...rest }: ImageProps) {
  return (
    <div className={`image-box ${className}`} {...(rest as object)}>
      {/* biome-ignore lint/a11y/useAltText: its words come with nativeProps, as those of Taro's own image. */}
      <img className={mode === 'widthFix' ? 'image-box__as-wide' : 'image-box__filling'} src={src} {...nativeProps} />
    </div>
  )
}

/** Painted on in WeChat only; in a browser no page shows one. */
export function Canvas({ id, className }: CanvasProps) {
  return <canvas id={id} className={className} />
}
