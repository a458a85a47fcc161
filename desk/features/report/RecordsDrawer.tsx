import { type Figure, figureById, type ReportPeriod } from '@domain/report'
import { numberInWords } from '@domain/report-words'
import { useQuery } from '@tanstack/react-query'
import { Drawer } from 'antd'
import { Link } from 'react-router'
import { reading } from '../../api/cache'
import { Loaded } from '../../components/Loaded'
import { placeOf } from './place'

interface RecordsDrawerProps {
  figureId: string | undefined
  period: ReportPeriod
  onClose: () => void
}

/** How a number came about: what is counted, and every record that was. */
export function RecordsDrawer({ figureId, period, onClose }: RecordsDrawerProps) {
  const figure = figureId === undefined ? undefined : figureById(figureId)
  return (
    <Drawer open={figure !== undefined} onClose={onClose} title={figure?.name} size={480} destroyOnHidden>
      {figure ? <Records figure={figure} period={period} /> : null}
    </Drawer>
  )
}

function Records({ figure, period }: { figure: Figure; period: ReportPeriod }) {
  const { from, to } = period
  const query = useQuery(reading('deskReportRecords', { params: { id: figure.id }, query: { from, to } }))
  const plain = { unit: figure.unit }
  return (
    <>
      <p>{figure.definition}</p>
      <Loaded query={query} empty={{ when: (list) => list.length === 0, text: '这段时间没有这样的记录' }}>
        {(records) => (
          <>
            <p className="hint">共 {records.length} 条记录：</p>
            <ul className="plain-list">
              {records.map((record) => (
                <li key={record.id}>
                  <span>
                    <Link to={placeOf(figure.source, record)}>{record.title}</Link>
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
