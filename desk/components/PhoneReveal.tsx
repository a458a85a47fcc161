import { useMutation } from '@tanstack/react-query'
import { Button, Tooltip } from 'antd'
import { faultText } from '../api/fault'

interface PhoneRevealProps {
  masked: string
  /** Whose number it is, for screen readers. */
  whose: string
  /** Fetches the full number. */
  ask: () => Promise<{ phone: string }>
}

/** The masked number, and the full one on demand: who looked is kept in the audit log, and the button says so. */
export function PhoneReveal({ masked, whose, ask }: PhoneRevealProps) {
  const look = useMutation({ mutationFn: ask })
  if (look.data)
    return (
      <a className="phone" href={`tel:${look.data.phone}`}>
        {look.data.phone}
      </a>
    )
  return (
    <span className="phone">
      {masked}
      <Tooltip title="查看会记入操作记录">
        <Button
          className="no-print"
          type="link"
          loading={look.isPending}
          onClick={() => look.mutate()}
          aria-label={`看${whose}的号码，查看会记入操作记录`}
        >
          看号码
        </Button>
      </Tooltip>
      {look.error ? <span role="alert">{faultText(look.error)}</span> : null}
    </span>
  )
}
