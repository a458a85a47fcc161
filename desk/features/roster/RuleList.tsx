import { cutSlots, type DutyRule, type RosterChange } from '@domain/roster'
import { fullDateInWords } from '@domain/time'
import { Button, Empty, Space } from 'antd'
import { WEEKDAYS } from './change'

interface RuleListProps {
  rules: readonly DutyRule[]
  onEdit: (rule: DutyRule) => void
  onChange: (change: RosterChange) => void
}

/** The weekly rules, each in one sentence. */
export function RuleList({ rules, onEdit, onChange }: RuleListProps) {
  if (rules.length === 0)
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="还没有规则，先加一条每周的值班" />
  return (
    <ul className="card-list">
      {rules.map((rule) => (
        <li key={rule.id} className="duty-day">
          <span>
            <strong>
              每{WEEKDAYS[rule.weekday - 1]} {rule.start}–{rule.end}
            </strong>
            <small>
              {rule.adviser} · {rule.place}
            </small>
          </span>
          <span>
            {cutSlots(rule).length} 个时段，每个 {rule.places} 个名额
            <small>
              {fullDateInWords(rule.from)}起{rule.to ? `，到${fullDateInWords(rule.to)}` : ''}
            </small>
          </span>
          <Space wrap className="no-print">
            <Button onClick={() => onEdit(rule)}>改规则</Button>
            <Button danger onClick={() => onChange({ kind: 'drop-rule', ruleId: rule.id })}>
              不再执行
            </Button>
          </Space>
        </li>
      ))}
    </ul>
  )
}
