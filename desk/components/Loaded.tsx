import type { UseQueryResult } from '@tanstack/react-query'
import { Empty, Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { FaultAlert } from './FaultAlert'

interface LoadedProps<T> {
  query: UseQueryResult<T>
  /** Said instead of the content when there is none. */
  empty?: { when: (data: T) => boolean; text: string; action?: ReactNode }
  children: (data: T) => ReactNode
}

/** The four states of what comes from the server: loading, failed, empty, there. A failed refresh keeps the old content. */
export function Loaded<T>({ query, empty, children }: LoadedProps<T>) {
  const { data, error, isPending, refetch } = query
  if (isPending)
    return (
      <div aria-busy="true" role="status" aria-label="正在加载">
        <Skeleton active paragraph={{ rows: 4 }} />
      </div>
    )
  return (
    <>
      {error ? <FaultAlert error={error} onRetry={() => void refetch()} /> : null}
      {data === undefined ? null : empty?.when(data) ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={empty.text}>
          {empty.action}
        </Empty>
      ) : (
        children(data)
      )}
    </>
  )
}
