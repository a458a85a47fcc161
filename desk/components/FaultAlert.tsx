import { Alert, Button } from 'antd'
import { faultText } from '../api/fault'

/** What went wrong and, where trying again can help, a button for it. Announced by screen readers. */
export function FaultAlert({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  if (!error) return null
  return (
    <Alert
      className="fault"
      type="error"
      showIcon
      role="alert"
      title={faultText(error)}
      action={onRetry ? <Button onClick={onRetry}>再试一次</Button> : undefined}
    />
  )
}
