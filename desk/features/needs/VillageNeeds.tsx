import type { Reply } from '@domain/api'
import { HIDDEN_MARK } from '@domain/survey-suppress'
import { TOPIC_NAMES, type Topic } from '@domain/topics'
import { TableScroll } from '../../components/TableScroll'
import { useNarrow } from '../../components/useNarrow'

type VillageRow = Reply<'deskNeeds'>['villages'][number]

interface VillageNeedsProps {
  villages: readonly VillageRow[]
  topics: readonly Topic[]
}

const heard = ({ n }: VillageRow): string => (n === null ? HIDDEN_MARK : `${n} 以上`)

/** Every village by the town's most needed topics. */
export function VillageNeeds(props: VillageNeedsProps) {
  const isNarrow = useNarrow()
  return (
    <section className="result-card">
      <h2>各村的需求</h2>
      {isNarrow ? <VillageRows {...props} /> : <HeatTable {...props} />}
    </section>
  )
}

/** Topics named of a village before one asks for all of them. */
const NAMED = 3

const VillageRows = ({ villages, topics }: VillageNeedsProps) => (
  <ul className="plain-list">
    {villages.map((village) => {
      const ranked = village.needs
        .filter(({ topic }) => topics.includes(topic))
        .sort((a, b) => b.score - a.score)
        .map(({ topic, score }) => `${TOPIC_NAMES[topic]} ${Math.round(score * 100)}`)
      return (
        <li key={village.id}>
          <details className="village-needs">
            <summary>
              {village.name}
              <small>{`${heard(village)}人；${ranked.slice(0, NAMED).join('、') || '还没有'}`}</small>
            </summary>
            {ranked.join('、')}
          </details>
        </li>
      )
    })}
  </ul>
)

/** The darker, the more needed; the number says it too. */
function HeatTable({ villages, topics }: VillageNeedsProps) {
  const most = Math.max(0.01, ...villages.flatMap(({ needs }) => needs.map(({ score }) => score)))
  return (
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
              <td>{heard(village)}</td>
              {topics.map((topic) => (
                <HeatCell key={topic} score={village.needs.find((need) => need.topic === topic)?.score} most={most} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  )
}

function HeatCell({ score, most }: { score: number | undefined; most: number }) {
  if (score === undefined) return <td>—</td>
  // At most 60 % of the colour: dark figures stay readable on it.
  return (
    <td style={{ background: `rgb(11 97 83 / ${Math.round((score / most) * 60)}%)` }}>{Math.round(score * 100)}</td>
  )
}
