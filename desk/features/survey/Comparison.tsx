import type { Change } from '@domain/survey-results'
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { reading } from '../../api/cache'
import { Loaded } from '../../components/Loaded'
import { TableScroll } from '../../components/TableScroll'

const points = (share: number): string => `${share > 0 ? '+' : ''}${Math.round(share * 100)}`

interface ComparisonProps {
  id: string
  others: readonly { id: string; title: string }[]
  /** What is compared with at first. */
  previous: string | undefined
}

/** This round against another: only what is shown in both. */
export function Comparison({ id, others, previous }: ComparisonProps) {
  const [other, setOther] = useState(previous)
  return (
    <section className="result-card no-print">
      <h2>和另一轮比</h2>
      <Select
        aria-label="和哪一份比"
        placeholder="选另一份问卷"
        value={other}
        onChange={setOther}
        options={others.map(({ id, title }) => ({ value: id, label: `${title}（${id}）` }))}
      />
      {other ? <Changes id={id} other={other} /> : null}
    </section>
  )
}

function Changes({ id, other }: { id: string; other: string }) {
  const query = useQuery(reading('deskSurveyComparison', { params: { id }, query: { with: other } }))
  return (
    <Loaded
      query={query}
      empty={{ when: (rows) => rows.length === 0, text: '没有能比的题目：编号相同、两边都够 5 人的才能比' }}
    >
      {(changes) => (
        <TableScroll label="两轮的变化">
          <table className="plain-table">
            <thead>
              <tr>
                <th>题目</th>
                <th>选项</th>
                <th>上一轮</th>
                <th>这一轮</th>
                <th>变化（百分点）</th>
                <th>说得准吗</th>
              </tr>
            </thead>
            <tbody>
              {changes.map((change) => (
                <ChangeRow key={`${change.question} ${change.table} ${change.row}`} change={change} />
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
    </Loaded>
  )
}

function ChangeRow({ change }: { change: Change }) {
  const sure = change.low > 0 || change.high < 0
  const moved = Math.round(change.before * 100) !== Math.round(change.after * 100)
  return (
    <tr>
      <th scope="row">{change.question}</th>
      <td className="words">{`${change.table ? `${change.table}：` : ''}${change.row}`}</td>
      <td>{Math.round(change.before * 100)}%</td>
      <td>{Math.round(change.after * 100)}%</td>
      <td>{`${points(change.after - change.before)}（${points(change.low)} 到 ${points(change.high)}）`}</td>
      <td>{sure ? '确实变了' : moved ? '可能是碰巧' : '没看出变化'}</td>
    </tr>
  )
}
