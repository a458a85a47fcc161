import type { ImportRow } from '@domain/directory-sheet'
import { Tag } from '../../components/Tag'

const WHAT = {
  fault: { text: '要改', tone: 'bad' },
  add: { text: '新加', tone: 'good' },
  change: { text: '改', tone: 'info' },
  same: { text: '不变', tone: 'neutral' },
} as const
const ORDER = ['fault', 'add', 'change', 'same'] as const

/** What a sheet would do, row by row: what must be mended first. */
export const ImportRows = ({ rows }: { rows: readonly ImportRow[] }) => (
  <table className="import-rows">
    <thead>
      <tr>
        <th>表、行</th>
        <th>谁</th>
        <th>会怎样</th>
      </tr>
    </thead>
    <tbody>
      {[...rows]
        .sort((a, b) => ORDER.indexOf(a.what) - ORDER.indexOf(b.what))
        .map((row) => (
          <tr key={`${row.sheet}${row.row}`}>
            <td>
              {row.sheet} 第 {row.row} 行
            </td>
            <td>{row.name || '—'}</td>
            <td>
              <Tag tone={WHAT[row.what].tone}>{WHAT[row.what].text}</Tag>
              {row.faults.map((fault) => (
                <p key={fault}>{fault}</p>
              ))}
              {row.what === 'change'
                ? row.changes.map(({ field, from, to }) => (
                    <p key={field}>
                      {field}：{from ?? '（空）'} → {to ?? '（空）'}
                    </p>
                  ))
                : null}
            </td>
          </tr>
        ))}
    </tbody>
  </table>
)
