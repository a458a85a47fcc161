import { useMutation } from '@tanstack/react-query'
import { Button, Tooltip } from 'antd'
import { call } from '../../api/client'
import { faultText } from '../../api/fault'

/** The masked number, and the full one on demand: who looked is kept in the audit log, and the button says so. */
export function PhoneReveal({ id, masked, visitor }: { id: string; masked: string; visitor: string }) {
  const look = useMutation({ mutationFn: () => call('deskBookingPhone', { params: { id } }) })
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
          aria-label={`看${visitor}的号码，查看会记入操作记录`}
        >
          看号码
        </Button>
      </Tooltip>
      {look.error ? <span role="alert">{faultText(look.error)}</span> : null}
    </span>
  )
}
