import type { ReactNode } from 'react'
import { Banner } from '@/components/banner/banner'
import { Loading } from '@/components/loading/loading'
import type { ReadState } from '@/platform/use-read'
import { Failed } from './failed'

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
  if (read.failure) return <Failed failure={read.failure} onRetry={() => void read.refresh()} />
  return <Loading {...(lines ? { lines } : {})} />
}

const staleWords = (network: boolean): string =>
  network ? '现在连不上网，这是上次看过的内容。' : '暂时没能更新，这是上次看过的内容。'
