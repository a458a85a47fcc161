import { PlusOutlined, PrinterOutlined } from '@ant-design/icons'
import { mayCall } from '@domain/api'
import { PhoneSchema } from '@domain/booking'
import { dateInWords, type LocalDate, LocalDateSchema, nearDay, weekdayName } from '@domain/time'
import { Button } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import * as v from 'valibot'
import { DateSwitch } from '../../components/DateSwitch'
import { Page } from '../../components/Page'
import { useToday } from '../../components/useToday'
import { useStaff } from '../../session/useStaff'
import { ArrivalBox } from './ArrivalBox'
import { BookingDrawer } from './BookingDrawer'
import { DayList } from './DayList'
import { NewBooking } from './NewBooking'
import { PhoneMatches } from './PhoneMatches'
import { WaitingList } from './WaitingList'

const later = (a: LocalDate, b: LocalDate): LocalDate => [a, b].sort()[1] as LocalDate

/** The bookings of any date; the date stands in the address, so that it can be kept and sent. */
export default function BookingsPage() {
  const { role } = useStaff()
  const today = useToday()
  const [params, setParams] = useSearchParams()
  const asked = v.safeParse(LocalDateSchema, params.get('date'))
  const date = asked.success ? asked.output : today
  const [text, setText] = useState('')
  const phone = v.safeParse(PhoneSchema, text)
  const [booking, setBooking] = useState(false)
  return (
    <Page
      title="预约名单"
      lead={[nearDay(date, today), dateInWords(date), weekdayName(date)].filter(Boolean).join(' ')}
      actions={
        <>
          <DateSwitch date={date} today={today} onChange={(chosen) => setParams({ date: chosen }, { replace: true })} />
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setBooking(true)}>
            代人预约
          </Button>
          <Button icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
            打印
          </Button>
        </>
      }
    >
      {mayCall(role, 'deskArrive') ? <ArrivalBox date={date} text={text} onText={setText} /> : null}
      {mayCall(role, 'deskFindByPhone') && phone.success ? <PhoneMatches phone={phone.output} today={today} /> : null}
      <DayList date={date} text={phone.success || /^\d{6}$/.test(text) ? '' : text} />
      {mayCall(role, 'deskWaitlist') ? <WaitingList date={date} /> : null}
      {mayCall(role, 'deskBooking') ? (
        <BookingDrawer
          id={params.get('id') ?? undefined}
          today={today}
          onClose={() => setParams({ date }, { replace: true })}
        />
      ) : null}
      <NewBooking date={later(date, today)} open={booking} onClose={() => setBooking(false)} />
    </Page>
  )
}
