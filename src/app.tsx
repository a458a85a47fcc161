import type { PropsWithChildren } from 'react'
import '@/features/frame/unreachable'
import '@/features/home/at-once'
import { useSendWaiting } from '@/features/survey/use-send-waiting'
import './app.scss'

export default function App({ children }: PropsWithChildren) {
  useSendWaiting()
  return children
}
