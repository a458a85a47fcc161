import type { PropsWithChildren } from 'react'
import '@/features/frame/unreachable'
import '@/features/home/at-once'
import { useSendWaiting } from '@/features/survey/use-send-waiting'
import { keepProgram } from '@/platform/keep-program'
import './app.scss'

keepProgram()

export default function App({ children }: PropsWithChildren) {
  useSendWaiting()
  return children
}
