import type { ImportRow } from '@domain/directory-sheet'
import { Tag } from 'antd'

const WHAT = {
  fault: { text: '要改', color: 'red' },
  add: { text: '新加', color: 'green' },
  change: { text: '改', color: 'blue' },
  same: { text: '不变', color: 'default' },
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
              <Tag color={WHAT[row.what].color}>{WHAT[row.what].text}</Tag>
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
