import type { Reply } from '@domain/api'
import { HIDDEN_MARK } from '@domain/survey-suppress'
import { TOPIC_NAMES, type Topic } from '@domain/topics'
import { TableScroll } from '../../components/TableScroll'

type VillageRow = Reply<'deskNeeds'>['villages'][number]

/** Every village by the town's most needed topics: the darker, the more needed; the number says it too. */
export function HeatTable({ villages, topics }: { villages: readonly VillageRow[]; topics: readonly Topic[] }) {
  const most = Math.max(0.01, ...villages.flatMap(({ needs }) => needs.map(({ score }) => score)))
  return (
    <section className="result-card">
      <h2>各村的需求</h2>
      <TableScroll label="各村的需求">
        <table className="plain-table heat">
          <thead>
            <tr>
              <th>村</th>
              <th>人数</th>
              {topics.map((topic) => (
                <th key={topic}>{TOPIC_NAMES[topic]}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {villages.map((village) => (
              <tr key={village.id}>
                <th scope="row">{village.name}</th>
                <td>{village.n === null ? HIDDEN_MARK : `${village.n} 以上`}</td>
                {topics.map((topic) => (
                  <HeatCell key={topic} score={village.needs.find((need) => need.topic === topic)?.score} most={most} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </section>
  )
}

function HeatCell({ score, most }: { score: number | undefined; most: number }) {
  if (score === undefined) return <td>—</td>
  // At most 60 % of the colour: dark figures stay readable on it.
  return (
    <td style={{ background: `rgb(11 97 83 / ${Math.round((score / most) * 60)}%)` }}>{Math.round(score * 100)}</td>
  )
}
