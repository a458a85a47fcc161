import { Card } from 'antd'
import { Link } from 'react-router'
import { FaultAlert } from '../../components/FaultAlert'
import { Tag } from '../../components/Tag'

export interface Work {
  /** What waits, in words. */
  text: string
  count: number
  to: string
  /** Red where somebody is already being kept waiting. */
  urgent: boolean
}

interface WorkCardProps {
  works: readonly Work[]
  errors: readonly unknown[]
  /** True while some counts are still being read: nothing is said to be done then. */
  pending: boolean
}

/** What waits for the office besides today's bookings: each line leads to where it is done. */
export function WorkCard({ works, errors, pending }: WorkCardProps) {
  const waiting = works.filter((work) => work.count > 0)
  const [error] = errors.filter(Boolean)
  return (
    <Card title="等着办的事" size="small">
      <FaultAlert error={error} />
      {waiting.length === 0 && !error ? <p className="hint">{pending ? '正在看……' : '都办完了'}</p> : null}
      <ul className="plain-list">
        {waiting.map((work) => (
          <li key={work.text}>
            <Link to={work.to}>{work.text}</Link>
            <Tag tone={work.urgent ? 'bad' : 'neutral'}>{work.count}</Tag>
          </li>
        ))}
      </ul>
    </Card>
  )
}
