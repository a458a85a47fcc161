import { mayCall } from '@domain/api'
import { dateInWords, weekdayName } from '@domain/time'
import { Page } from '../../components/Page'
import { useToday } from '../../components/useToday'
import { useStaff } from '../../session/useStaff'
import { DayList } from '../booking/DayList'
import { SurveyCard } from './SurveyCard'
import { TodoCard } from './TodoCard'
import { useWorks } from './useWorks'
import { WorkCard } from './WorkCard'

/** The day on one page: who comes today, and what else waits for the office. */
export default function DayPage() {
  const today = useToday()
  const { name, role } = useStaff()
  const works = useWorks()
  return (
    <Page title="今天" lead={`${dateInWords(today)} ${weekdayName(today)}，${name}，您好`}>
      <div className="day">
        <section aria-label="今天的预约" className="day-main">
          <DayList date={today} />
        </section>
        <aside aria-label="要办的事" className="day-side no-print">
          <WorkCard {...works} />
          {mayCall(role, 'deskSurveys') ? <SurveyCard /> : null}
          {mayCall(role, 'deskTodo') ? <TodoCard /> : null}
        </aside>
      </div>
    </Page>
  )
}
