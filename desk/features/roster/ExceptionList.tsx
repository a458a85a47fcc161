import { type DutyException, dateOfDayId, EXCEPTION_NAMES, type RosterChange } from '@domain/roster'
import { dateInWords } from '@domain/time'
import { Button } from 'antd'

/** The date in a day's id of a rule (`2026-12-03-rule-x`), where it has one. */
const dateOf = (exception: DutyException): string | undefined =>
  'date' in exception ? exception.date : dateOfDayId(exception.dayId)

/** What was changed of single days, each to be taken back. */
export const ExceptionList = ({
  exceptions,
  onChange,
}: {
  exceptions: readonly DutyException[]
  onChange: (change: RosterChange) => void
}) => (
  <ul className="plain-list">
    {exceptions.map((exception) => {
      const date = dateOf(exception)
      return (
        <li key={`${exception.dayId}-${exception.kind}`}>
          <span>
            {EXCEPTION_NAMES[exception.kind]}
            {date ? <small>{dateInWords(date)}</small> : null}
          </span>
          <Button
            onClick={() => onChange({ kind: 'drop-exception', dayId: exception.dayId, exception: exception.kind })}
          >
            撤销这次改动
          </Button>
        </li>
      )
    })}
  </ul>
)
