import { Button as NativeButton } from '@tarojs/components'
import './share-button.scss'

/** In WeChat only a native button may open the list of chats. */
export function ShareButton({ children }: { children: string; onShare: () => void }) {
  return (
    <NativeButton className="share-button" openType="share" hoverClass="tap--pressed">
      {children}
    </NativeButton>
  )
}
