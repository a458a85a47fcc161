import type { ReactNode } from 'react'

/** Holds a table wider than the screen; slid by finger, wheel, or the arrow keys once it is reached. */
export const TableScroll = ({ label, children }: { label: string; children: ReactNode }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what slides must be reached by keyboard (WCAG 2.1.1)
  <section className="table-scroll" aria-label={`${label}，可以左右滑`} tabIndex={0}>
    {children}
  </section>
)
