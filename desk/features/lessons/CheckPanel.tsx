import { useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'
import { reading } from '../../api/cache'
import { FaultAlert } from '../../components/FaultAlert'
import { PageLoading } from '../../components/PageLoading'
import { PhonePreview } from './PhonePreview'

/** What the checks say of a text, and how the phone will show it. `source` is what has been typed, once typing pauses. */
export function CheckPanel({ source }: { source: string }) {
  const check = useQuery({
    ...reading('deskCheckLesson', { body: { source } }),
    enabled: source.length > 0,
    placeholderData: (before) => before,
  })
  const faults = check.data?.faults ?? []
  const errors = faults.filter((fault) => fault.level === 'error')
  return (
    <div className="check-panel">
      <FaultAlert error={check.error} onRetry={() => void check.refetch()} />
      {check.isLoading ? <PageLoading /> : null}
      {check.data ? (
        <Alert
          role="status"
          showIcon
          type={errors.length > 0 ? 'error' : faults.length > 0 ? 'warning' : 'success'}
          title={
            errors.length > 0
              ? `${errors.length} 处必须改，改好才能送审`
              : faults.length > 0
                ? `${faults.length} 处建议改`
                : '检查都通过了'
          }
          description={
            faults.length > 0 ? (
              <ul>
                {faults.map((fault) => (
                  <li key={fault.message}>
                    {fault.level === 'error' ? '必须改：' : '建议：'}
                    {fault.message}
                  </li>
                ))}
              </ul>
            ) : undefined
          }
        />
      ) : null}
      {check.data?.preview ? <PhonePreview lesson={check.data.preview} /> : null}
    </div>
  )
}
