import { type Cross, DIMENSIONS, type Dimension } from '@domain/survey-cross'
import type { QuestionResult, TableResult } from '@domain/survey-results'
import { HIDDEN_MARK } from '@domain/survey-suppress'
import { Segmented } from 'antd'
import { useState } from 'react'
import { TableScroll } from '../../components/TableScroll'

const percent = (share: number): string => `${Math.round(share * 100)}%`

/** One question's results: bars that a black-and-white printer shows as well, or the table by group. */
export function QuestionCard({ question, number }: { question: QuestionResult; number: number }) {
  return (
    <section className={`result-card kind-${question.kind}`}>
      <h2>
        {number}. {question.text}
      </h2>
      <p className="hint">
        {question.n === null ? '答的人太少，或者会让人算出别的数，不显示。' : `${question.n} 人回答`}
        {question.mean === undefined ? '' : `，平均 ${question.mean}`}
      </p>
      {question.tables.map((table) => (
        <TableView key={table.label} table={table} />
      ))}
      {question.texts.length > 0 ? (
        <details>
          <summary>{`写下的话（${question.texts.length} 条，按字排序，不知道是谁写的）`}</summary>
          <ul className="texts">
            {question.texts.map((text, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same words may have been written twice
              <li key={at}>{text}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  )
}

const DIMENSION_NAMES: Record<Dimension, string> = {
  audiences: '按人群',
  villages: '按村',
  channels: '按填写方式',
}

type View = 'all' | Dimension

function TableView({ table }: { table: TableResult }) {
  const [view, setView] = useState<View>('all')
  const cross = view === 'all' ? undefined : table[view]
  const views = [
    { value: 'all' as const, label: '总的' },
    ...DIMENSIONS.filter((value) => table[value]).map((value) => ({ value, label: DIMENSION_NAMES[value] })),
  ]
  return (
    <>
      {table.label ? <h3>{table.label}</h3> : null}
      {views.length > 1 ? (
        <Segmented aria-label="怎么看" className="no-print" options={views} value={view} onChange={setView} />
      ) : null}
      {cross ? <CrossTable cross={cross} /> : <Bars table={table} />}
    </>
  )
}

function Bars({ table }: { table: TableResult }) {
  return (
    <table className="bars">
      <thead className="visually-hidden">
        <tr>
          <th>选项</th>
          <th>比例</th>
          <th>人数</th>
        </tr>
      </thead>
      <tbody>
        {table.rows.map(({ id, text, count, share }) => (
          <tr key={id}>
            <th scope="row">{text}</th>
            <td className="bar-cell" aria-hidden="true">
              <div className="bar" style={{ width: `${(share ?? 0) * 100}%` }} />
            </td>
            <td>{count === null ? HIDDEN_MARK : `${count} 人 · ${percent(share ?? 0)}`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const countAndShare = (count: number, n: number | null | undefined): string =>
  n ? `${count}（${percent(count / n)}）` : `${count}`

function CrossTable({ cross }: { cross: Cross }) {
  return (
    <TableScroll label="交叉表">
      <table className="plain-table">
        <thead>
          <tr>
            <th>选项</th>
            {cross.groups.map(({ id, name, n }) => (
              <th key={id}>
                {name}
                <small>{`${n ?? HIDDEN_MARK} 人`}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cross.rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.text}</th>
              {row.counts.map((count, at) => (
                <td key={cross.groups[at]?.id}>
                  {count === null ? HIDDEN_MARK : countAndShare(count, cross.groups[at]?.n)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  )
}
