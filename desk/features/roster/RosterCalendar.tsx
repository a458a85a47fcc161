import type { RosterChange, RosterDate } from '@domain/roster'
import { dateInWords, type LocalDate, weekdayName } from '@domain/time'
import { Button, Empty } from 'antd'
import type { RosterDay } from './change'
import { DayKindControl, isOrdinary } from './DayKindControl'
import { DutyDayItem } from './DutyDayItem'

interface RosterCalendarProps {
  dates: readonly RosterDate[]
  /** True lists every date, false only those with duty or out of the ordinary. */
  all: boolean
  onAdd: (date: LocalDate) => void
  onForm: (form: 'changed' | 'moved', date: LocalDate, day: RosterDay) => void
  onChange: (change: RosterChange) => void
}

/** Worth a line of its own: duty, or a date of which the calendar has something to say. */
const notable = (date: RosterDate): boolean => date.days.length > 0 || !isOrdinary(date)

/** Dates in order, each with what the calendar says and its duty days. */
export const RosterCalendar = ({ dates, all, onAdd, onForm, onChange }: RosterCalendarProps) => (
  <>
    {dates.some(({ days }) => days.length > 0) ? null : (
      <Empty
        image={Empty.PRESENTED_IMAGE_SIMPLE}
        description="这五周没有值班，群众约不上。先加一条每周规则，或者加一个值班日。"
      />
    )}
    <ul className="card-list">
      {dates
        .filter((date) => all || notable(date))
        .map((date) => ({ date, ordinary: isOrdinary(date), kind: <DayKindControl date={date} onChange={onChange} /> }))
        .map(({ date, ordinary, kind }) => (
          <li key={date.date} className="roster-date">
            <div className="roster-head">
              <h2>
                {dateInWords(date.date)} <small>{weekdayName(date.date)}</small>
              </h2>
              {ordinary ? kind : null}
            </div>
            <div className="roster-days">
              {ordinary && date.days.length > 0 ? null : (
                <div className="roster-kind">
                  {ordinary ? null : kind}
                  {date.days.length === 0 ? <Button onClick={() => onAdd(date.date)}>加值班</Button> : null}
                </div>
              )}
              {date.days.map((day) => (
                <DutyDayItem
                  key={day.id}
                  date={date.date}
                  day={day}
                  onForm={(form) => onForm(form, date.date, day)}
                  onClose={() => onChange({ kind: 'except', exception: { kind: 'closed', dayId: day.id } })}
                />
              ))}
            </div>
          </li>
        ))}
    </ul>
  </>
)
