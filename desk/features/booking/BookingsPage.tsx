import { PrinterOutlined } from '@ant-design/icons'
import { dateInWords, LocalDateSchema, nearDay, weekdayName } from '@domain/time'
import { Button } from 'antd'
import { useSearchParams } from 'react-router'
import * as v from 'valibot'
import { DateSwitch } from '../../components/DateSwitch'
import { Page } from '../../components/Page'
import { useToday } from '../../components/useToday'
import { DayList } from './DayList'

/** The bookings of any date; the date stands in the address, so that it can be kept and sent. */
export default function BookingsPage() {
  const today = useToday()
  const [params, setParams] = useSearchParams()
  const asked = v.safeParse(LocalDateSchema, params.get('date'))
  const date = asked.success ? asked.output : today
  return (
    <Page
      title="预约名单"
      lead={[nearDay(date, today), dateInWords(date), weekdayName(date)].filter(Boolean).join(' ')}
      actions={
        <>
          <DateSwitch date={date} today={today} onChange={(chosen) => setParams({ date: chosen }, { replace: true })} />
          <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
            打印
          </Button>
        </>
      }
    >
      <DayList date={date} />
    </Page>
  )
}
