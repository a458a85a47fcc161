import type { ReactNode } from 'react'
import { FieldFault } from './faults'

interface LabelledProps {
  label: string
  /** Dotted path of the field, for what is wrong with it. */
  path?: string
  hint?: string
  children: ReactNode
}

/** A field with its label above it and what is wrong with it below. */
export function Labelled({ label, path, hint, children }: LabelledProps) {
  return (
    <div className="labelled">
      {/* The control inside carries its own name: the label is for the eye. */}
      <span aria-hidden="true">{label}</span>
      {children}
      {hint ? <p className="hint">{hint}</p> : null}
      {path ? <FieldFault path={path} /> : null}
    </div>
  )
}
