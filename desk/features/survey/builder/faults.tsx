import type { DefinitionFault } from '@domain/survey'
import { createContext, useContext } from 'react'

/** What stands against publishing the survey being written, for whichever field it belongs to. */
export const FaultsContext = createContext<readonly DefinitionFault[]>([])

/** The faults at a place and below it, by dotted path such as `sections.0.questions.2`. */
export function useFaultsAt(path: string): readonly DefinitionFault[] {
  return useContext(FaultsContext).filter((fault) => fault.path === path || fault.path.startsWith(`${path}.`))
}

/** The state of one field, as Ant Design's inputs take it, and what is wrong in words. */
export function useFieldFault(path: string): { status: '' | 'error'; fault: string | undefined } {
  const fault = useContext(FaultsContext).find((one) => one.path === path)
  return { status: fault ? 'error' : '', fault: fault?.message }
}

/** What is wrong with one field, below it. */
export function FieldFault({ path }: { path: string }) {
  const { fault } = useFieldFault(path)
  return fault ? <p className="field-fault">{`⚠ ${fault}`}</p> : null
}
