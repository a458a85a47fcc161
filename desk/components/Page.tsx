import type { ReactNode } from 'react'
import { useEffect } from 'react'

interface PageProps {
  title: string
  /** One sentence under the title. */
  lead?: ReactNode
  /** Buttons at the right of the title, below it on a phone. */
  actions?: ReactNode
  children: ReactNode
}

/** The frame of every page: heading, what can be done, content. Sets the window's title. */
export function Page({ title, lead, actions, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · 法律服务工作台`
  }, [title])
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{title}</h1>
          {lead ? <p>{lead}</p> : null}
        </div>
        {actions ? <div className="page-actions no-print">{actions}</div> : null}
      </header>
      {children}
    </>
  )
}
