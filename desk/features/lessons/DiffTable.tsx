import type { DiffRow } from './diff'

const SIGNS: Record<DiffRow['kind'], string> = { same: '', removed: '删', added: '加', skipped: '' }

const Part = ({ text, changed }: DiffRow['parts'][number]) => (changed ? <mark>{text}</mark> : <span>{text}</span>)

/** What differs between two texts, line by line. */
export function DiffTable({ rows, label }: { rows: readonly DiffRow[]; label: string }) {
  return (
    <table className="diff" aria-label={label}>
      <tbody>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no names, and the list is never reordered
          <tr key={index} className={`is-${row.kind}`}>
            <td>{SIGNS[row.kind]}</td>
            <td>
              {row.parts.map((part, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                <Part key={at} {...part} />
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
