import { type Figure, figureById, type ReportPeriod } from '@domain/report'
import type { ReportGroup } from '@domain/report-tally'
import { amountInWords, numberInWords, periodInWords } from '@domain/report-words'
import { useQuery } from '@tanstack/react-query'
import { Drawer } from 'antd'
import { Link } from 'react-router'
import { reading } from '../../api/cache'
import { Loaded } from '../../components/Loaded'
import type { ReportNumber } from './number'
import { placeOf } from './place'

interface RecordsDrawerProps {
  /** The number that is looked into; none closes the drawer. */
  number: ReportNumber | undefined
  /** The period the number is of. */
  period: ReportPeriod
  onClose: () => void
}

/** How a number came about: what is counted, and every record that was. */
export function RecordsDrawer({ number, period, onClose }: RecordsDrawerProps) {
  const figure = number && figureById(number.figure)
  return (
    <Drawer open={figure !== undefined} onClose={onClose} title={figure?.name} size={480} destroyOnHidden>
      {figure ? <Records figure={figure} within={number.within} period={period} /> : null}
    </Drawer>
  )
}

interface RecordsProps {
  figure: Figure
  within: ReportGroup | undefined
  period: ReportPeriod
}

function Records({ figure, within, period: { from, to } }: RecordsProps) {
  const query = useQuery(reading('deskReportRecords', { params: { id: figure.id }, query: { from, to, ...within } }))
  const plain = { unit: figure.unit }
  return (
    <>
      <p>{figure.definition}</p>
      <p className="hint">
        {periodInWords({ from, to })}
        {within ? `，${within.by}：${within.group}` : ''}
      </p>
      <Loaded query={query} empty={{ when: (list) => list.length === 0, text: '这段时间没有这样的记录' }}>
        {(records) => (
          <>
            <p>
              共 {records.length} 条记录{sumInWords(figure, records)}
            </p>
            <ul className="plain-list">
              {records.map((record) => (
                <li key={record.id}>
                  <span>
                    <Link to={placeOf(figure.source, record, { from, to })}>{record.title}</Link>
                    {record.date ? <small>{record.date}</small> : null}
                  </span>
                  <strong>
                    {numberInWords(plain, record.amount)}
                    {record.over === undefined ? null : ` / ${numberInWords(plain, record.over)}`}
                  </strong>
                </li>
              ))}
            </ul>
          </>
        )}
      </Loaded>
    </>
  )
}

/** What the records add up to, for whoever checks the number; nothing where some of it is hidden. */
function sumInWords(figure: Figure, records: readonly { amount: number | null; over?: number | null | undefined }[]) {
  const sum = (parts: readonly (number | null | undefined)[]) =>
    parts.some((part) => part === null) ? undefined : parts.reduce<number>((total, part) => total + (part ?? 0), 0)
  const [amount, over] = [sum(records.map((record) => record.amount)), sum(records.map((record) => record.over))]
  if (amount === undefined || over === undefined || figure.median) return ''
  return figure.over ? `，合计 ${amount} / ${over}` : `，合计 ${amountInWords(figure, amount)}`
}
