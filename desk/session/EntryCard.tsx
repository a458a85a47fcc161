import type { ReactNode } from 'react'
import { BASE } from '../base'

/** The card in the middle of the window for whoever is not in yet. */
export const EntryCard = ({ children }: { children: ReactNode }) => (
  <main className="sign-in">
    <section className="sign-in-card">
      <img src={`${BASE}icon.svg`} alt="" width={48} height={48} />
      {children}
    </section>
  </main>
)
