import { View } from '@tarojs/components'
import { type ReactNode, useEffect, useState } from 'react'
import { Banner } from '@/components/banner/banner'
import { CallButton } from '@/components/call-button/call-button'
import { Loading } from '@/components/loading/loading'
import { helpContact, useTown } from '@/features/directory/use-town'
import type { ReadState } from '@/platform/use-read'
import { Failed } from './failed'

/** After this long the person is told that it goes on. */
const LONG_MS = 4000

interface ReadViewProps<T> {
  read: ReadState<T>
  children: (data: T) => ReactNode
  /** Lines of the grey preview. */
  lines?: number
}

/** The four states of everything that is read: on its way, failed, from the phone only, there. */
export function ReadView<T>({ read, children, lines }: ReadViewProps<T>) {
  if (read.data !== undefined)
    return (
      <>
        {read.failure && <Banner icon="offline">{staleWords(read.failure.isNetwork)}</Banner>}
        {children(read.data)}
      </>
    )
  if (read.failure) return <Failed failure={read.failure} onRetry={read.refresh} />
  return <Waiting lines={lines} />
}

/** The grey preview; whoever is kept waiting is told that it goes on, and whom to call instead. */
function Waiting({ lines }: { lines: number | undefined }) {
  const [long, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), LONG_MS)
    return () => clearTimeout(timer)
  }, [])
  return <Loading {...(lines ? { lines } : {})}>{long && <CallMeanwhile />}</Loading>
}

/** A part of its own, so that the town's number is read only where somebody is kept waiting. */
function CallMeanwhile() {
  const contact = helpContact(useTown())
  return (
    <>
      <View>网有点慢，还在打开，请再等等。急的话打电话问。</View>
      <CallButton name={contact.name} phone={contact.phone} />
    </>
  )
}

const staleWords = (network: boolean): string =>
  network ? '现在连不上网，这是上次看过的内容。' : '暂时没能更新，这是上次看过的内容。'
