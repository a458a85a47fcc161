import type { RosterChange, RosterDate } from '@domain/roster'
import { Button, Space } from 'antd'
import { Tag } from '../../components/Tag'

const LOOK = {
  workday: { tone: 'neutral', text: '工作日' },
  'day-off': { tone: 'warn', text: '休息' },
  unknown: { tone: 'bad', text: '国家还没公布放假，等您确认' },
} as const

/** A working day that nobody has said anything about. */
export const isOrdinary = ({ dayKind, note, overruled }: RosterDate): boolean =>
  dayKind === 'workday' && !note && !overruled

/** What the calendar says of a date, and the town's own word on it. */
export function DayKindControl({ date, onChange }: { date: RosterDate; onChange: (change: RosterChange) => void }) {
  const say = (dayKind: 'workday' | 'day-off' | null) => onChange({ kind: 'set-day-kind', date: date.date, dayKind })
  const ordinary = isOrdinary(date)
  return (
    <Space wrap>
      {ordinary ? null : (
        <Tag tone={LOOK[date.dayKind].tone}>
          {LOOK[date.dayKind].text}
          {date.note ? `：${date.note}` : ''}
          {date.overruled ? '（本镇定的）' : ''}
        </Tag>
      )}
      {date.dayKind === 'workday' ? null : (
        <Button size="small" onClick={() => say('workday')}>
          定为上班
        </Button>
      )}
      {date.dayKind === 'day-off' ? null : (
        <Button size="small" type={ordinary ? 'text' : 'default'} onClick={() => say('day-off')}>
          定为休息
        </Button>
      )}
      {date.overruled ? (
        <Button size="small" onClick={() => say(null)}>
          按国家公布的
        </Button>
      ) : null}
    </Space>
  )
}
