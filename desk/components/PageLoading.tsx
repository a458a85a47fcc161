import { Skeleton } from 'antd'

/** While a page's code is loading. */
export const PageLoading = () => (
  <div role="status" aria-busy="true" aria-label="正在打开">
    <Skeleton active paragraph={{ rows: 6 }} />
  </div>
)
