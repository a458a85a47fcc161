import { Skeleton } from 'antd'

/** While a page's code is loading. */
export const PageLoading = () => (
  <div className="page-loading" role="status" aria-busy="true" aria-label="正在打开">
    <Skeleton active paragraph={{ rows: 6 }} />
  </div>
)
