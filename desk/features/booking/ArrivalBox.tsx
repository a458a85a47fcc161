import type { LocalDate } from '@domain/time'
import { Input } from 'antd'
import { useState } from 'react'
import { useAct } from '../../api/useAct'
import { ScanButton } from './ScanButton'

interface ArrivalBoxProps {
  date: LocalDate
  /** What the list is narrowed to. */
  text: string
  onText: (text: string) => void
}

/**
 * One box for whoever stands at the desk: six digits (typed, or from a scanner that types them) check in, a name or
 * number narrows the list, and a phone number finds all its bookings.
 */
export function ArrivalBox({ date, text, onText }: ArrivalBoxProps) {
  const [busyCode, setBusyCode] = useState<string>()
  const arrive = useAct('deskArrive', {
    done: (booking) => `${booking.visitor} 已签到，${booking.number} 号`,
    refresh: ['deskBookings'],
    sayFault: true,
    onDone: () => onText(''),
  })
  const checkIn = (code: string) => {
    setBusyCode(code)
    arrive.mutate({ body: { date, code } }, { onSettled: () => setBusyCode(undefined) })
  }
  return (
    <div className="arrival no-print">
      <Input.Search
        value={text}
        onChange={(event) => onText(event.target.value)}
        onSearch={(typed) => /^\d{6}$/.test(typed.trim()) && checkIn(typed.trim())}
        loading={busyCode !== undefined}
        enterButton="凭码签到"
        placeholder="预约码 6 位，或姓名、电话"
        aria-label="预约码、姓名或电话"
        allowClear
      />
      <ScanButton onCode={checkIn} />
    </div>
  )
}
