import type { LocalDate } from '@domain/time'
import { Button, Space } from 'antd'
import { Link } from 'react-router'
import { Tag } from '../../components/Tag'
import type { RosterDay } from './change'

interface DutyDayItemProps {
  date: LocalDate
  day: RosterDay
  /** Opens the form for a kind of change; closing needs none. */
  onForm: (form: 'changed' | 'moved') => void
  onClose: () => void
}

/** One duty day: who, where, how full, and what can be changed. */
export function DutyDayItem({ date, day, onForm, onClose }: DutyDayItemProps) {
  const [first] = day.slots
  const last = day.slots[day.slots.length - 1]
  const taken = day.slots.reduce((sum, slot) => sum + slot.taken, 0)
  const places = day.slots.reduce((sum, slot) => sum + slot.places, 0)
  return (
    <div className="duty-day">
      <span>
        <strong>
          {first?.start}–{last?.end}
        </strong>
        <small>
          {day.adviser} · {day.place}
        </small>
      </span>
      <span>
        <Link to={`/bookings?date=${date}`}>
          已约 {taken} / {places}
        </Link>
        {day.waiting > 0 ? <small>候补 {day.waiting} 人</small> : null}
      </span>
      <Tag tone={day.published ? 'good' : 'neutral'}>{day.published ? '已公布' : '还没公布'}</Tag>
      <Space wrap className="no-print">
        <Button onClick={() => onForm('changed')}>改时间、换人</Button>
        <Button onClick={() => onForm('moved')}>挪日子</Button>
        <Button danger type="text" onClick={onClose}>
          停这一天
        </Button>
      </Space>
    </div>
  )
}
