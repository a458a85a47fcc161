import { OperatorError } from '../server/operator-error'

/** Ends the program with a sentence that says what to do, and with the stack only where nobody foresaw the fault. */
export function explainAndExit(error: unknown): never {
  if (error instanceof OperatorError) console.error(error.message)
  else if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    console.error('端口已被别的程序占用，换一个再试，例如：PORT=3001 npm start')
  else console.error(error)
  process.exit(1)
}
