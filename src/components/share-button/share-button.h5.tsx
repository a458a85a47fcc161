import { Button } from '../button/button'

/** In a browser: the system's share sheet, or the clipboard. */
export function ShareButton({ children, onShare }: { children: string; onShare: () => void }) {
  return (
    <Button icon="share" onTap={onShare}>
      {children}
    </Button>
  )
}
