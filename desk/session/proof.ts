import { create } from 'zustand'

interface ProofState {
  /** Says how it ended to everybody who waits; undefined while nothing is asked. */
  settle: ((proved: boolean) => void) | undefined
}

/** Whether the person is being asked to prove anew who they are. */
export const useProof = create<ProofState>(() => ({ settle: undefined }))

let asked: Promise<boolean> | undefined

/** Opens the dialog, one for however many requests need it, and waits: true when proved, false when put off. */
export function askForProof(): Promise<boolean> {
  asked ??= new Promise((resolve) => {
    useProof.setState({
      settle(proved) {
        asked = undefined
        useProof.setState({ settle: undefined })
        resolve(proved)
      },
    })
  })
  return asked
}
