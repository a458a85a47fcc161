import { Button } from 'antd'
import { useHref, useLinkClickHandler } from 'react-router'

/** A link that looks like a button: one stop of Tab, and the browser's own ways to open it elsewhere. */
export function LinkButton({ to, primary = false, children }: { to: string; primary?: boolean; children: string }) {
  return (
    <Button type={primary ? 'primary' : 'default'} href={useHref(to)} onClick={useLinkClickHandler<HTMLElement>(to)}>
      {children}
    </Button>
  )
}
