import { Card } from 'antd'
import { Link } from 'react-router'
import { FaultAlert } from '../../components/FaultAlert'
import { Tag } from '../../components/Tag'
import type { Work } from './works'

interface WorkCardProps {
  works: readonly Work[]
  errors: readonly unknown[]
  /** True while some counts are still being read: nothing is said to be done then. */
  pending: boolean
  retry: () => void
}

/** What waits besides today's bookings: each line, number and all, leads to the list behind it. */
export function WorkCard({ works, errors, pending, retry }: WorkCardProps) {
  const waiting = works.filter((work) => work.count > 0)
  const error = errors.find(Boolean)
  return (
    <Card title="等着办的事" size="small">
      <FaultAlert error={error} onRetry={retry} />
      {waiting.length === 0 && !error ? (
        <p className="hint" aria-busy={pending}>
          {pending ? '正在看……' : '都办完了'}
        </p>
      ) : null}
      <ul className="plain-list">
        {waiting.map((work) => (
          <li key={work.text}>
            <Link className="work" to={work.to}>
              {work.text}
              <Tag tone={work.urgent ? 'bad' : 'neutral'}>{work.count}</Tag>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  )
}
