import type { ReactNode } from 'react'
import { useEffect, useRef } from 'react'
import { useLocation } from 'react-router'

interface PageProps {
  title: string
  /** One sentence under the title. */
  lead?: ReactNode
  /** Buttons at the right of the title, below it on a phone. */
  actions?: ReactNode
  children: ReactNode
}

/**
 * The frame of every page: heading, what can be done, content. Sets the window's title, and puts the focus to the heading
 * of a page gone to, so that it is read out and Tab goes on from there.
 */
export function Page({ title, lead, actions, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · 法律服务工作台`
  }, [title])
  const heading = useRef<HTMLHeadingElement>(null)
  // Where the browser begins by itself the focus stays; so it does in a field of the page that asked for it.
  const gone = useLocation().key !== 'default'
  useEffect(() => {
    const within = document.activeElement?.closest('#content > *, [role="dialog"]')
    if (gone && !within) heading.current?.focus({ preventScroll: true })
  }, [gone])
  return (
    <>
      <header className="page-head">
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead ? <p>{lead}</p> : null}
        </div>
        {actions ? <div className="page-actions no-print">{actions}</div> : null}
      </header>
      {children}
    </>
  )
}
