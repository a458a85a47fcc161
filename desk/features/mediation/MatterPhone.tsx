import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { call } from '../../api/client'
import { faultText } from '../../api/fault'

/** The masked number, and the full one on demand; who looked is kept in the audit log. */
export function MatterPhone({ id, masked }: { id: string; masked: string }) {
  const look = useMutation({ mutationFn: () => call('deskMediationPhone', { params: { id } }) })
  if (look.data)
    return (
      <a className="phone" href={`tel:${look.data.phone}`}>
        {look.data.phone}
      </a>
    )
  return (
    <span className="phone">
      {masked}
      <Button type="link" loading={look.isPending} onClick={() => look.mutate()} title="查看会记入操作记录">
        看号码
      </Button>
      {look.error ? <span role="alert">{faultText(look.error)}</span> : null}
    </span>
  )
}
