import { Image, type ImageProps } from '@tarojs/components'
import { role } from '@/platform/aria'

interface PictureProps extends Pick<ImageProps, 'src' | 'mode' | 'showMenuByLongpress'> {
  className?: string
  /** What the picture shows, for those who hear it. */
  label: string
}

/** A picture that carries meaning. In a browser an `img` is drawn inside; its name stands on the outer element. */
export function Picture({ label, ...picture }: PictureProps) {
  return <Image {...picture} {...role('img')} aria-label={label} nativeProps={{ alt: '' }} />
}
