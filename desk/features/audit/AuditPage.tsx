import { DownloadOutlined } from '@ant-design/icons'
import { mayCall } from '@domain/api'
import type { AuditEntry, AuditFilter, AuditRecord } from '@domain/audit'
import { fullDateInWords, localDate, localTime } from '@domain/time'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { call } from '../../api/client'
import { DownloadButton } from '../../components/DownloadButton'
import { Loaded } from '../../components/Loaded'
import { Page } from '../../components/Page'
import { RECORD_PLACES } from '../../places'
import { useStaff } from '../../session/useStaff'
import { FilterFields } from './FilterFields'
import { filterOf } from './filter'

/** Pages of entries, each from before the last number of the one above. */
const useEntries = (filter: AuditFilter) =>
  useInfiniteQuery({
    queryKey: ['deskAudit', filter],
    queryFn: ({ pageParam, signal }) =>
      call('deskAudit', { query: { ...filter, ...(pageParam ? { before: pageParam } : {}) } }, signal),
    initialPageParam: '',
    getNextPageParam: ({ entries, more }) => (more ? `${entries.at(-1)?.seq}` : undefined),
  })

/** The audit log: who did what, when and from where. */
export default function AuditPage() {
  const { role } = useStaff()
  const [params, setParams] = useSearchParams()
  const filter = filterOf(params)
  const query = useEntries(filter)
  const people = query.data?.pages[0]?.people ?? []
  return (
    <Page
      title="操作记录"
      lead="谁在什么时候、从哪里，看过、改过、导出过什么。程序自己记，谁也改不了；只记编号，不记姓名和内容。"
      actions={
        mayCall(role, 'deskAuditXlsx') ? (
          <>
            <DownloadButton name="deskAuditXlsx" input={{ query: filter }} icon={<DownloadOutlined aria-hidden />}>
              下载 Excel
            </DownloadButton>
            <DownloadButton name="deskAuditCsv" input={{ query: filter }} icon={<DownloadOutlined aria-hidden />}>
              下载 CSV
            </DownloadButton>
          </>
        ) : undefined
      }
    >
      <FilterFields filter={filter} people={people} onChange={(next) => setParams(next, { replace: true })} />
      <Loaded query={query} empty={{ when: ({ pages }) => pages[0]?.entries.length === 0, text: '没有这样的记录' }}>
        {({ pages }) => (
          <>
            <ul className="card-list">
              {pages
                .flatMap(({ entries }) => entries)
                .map((entry) => (
                  <EntryItem key={entry.seq} entry={entry} />
                ))}
            </ul>
            {query.hasNextPage ? (
              <p>
                <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  再往前看
                </Button>
              </p>
            ) : null}
          </>
        )}
      </Loaded>
    </Page>
  )
}

const EntryItem = ({ entry }: { entry: AuditEntry }) => (
  <li className="duty-day is-entry">
    <span>
      <strong>{entry.what}</strong>
      <Subject entry={entry} />
    </span>
    <span>
      {entry.who}
      <small>{[entry.device, entry.address].filter(Boolean).join(' · ')}</small>
    </span>
    <span>
      {fullDateInWords(localDate(entry.at))} {localTime(entry.at)}
      <small>第 {entry.seq} 条</small>
    </span>
  </li>
)

/** What it was about: each record a link to its own page, or what was written down where there is none. */
function Subject({ entry: { records, subject, isId } }: { entry: AuditEntry }) {
  if (subject === '') return null
  if (records.length === 0) return <small className="record-id">{isId ? `编号 ${subject}` : subject}</small>
  return (
    <small className="record-id record-links">
      {records.map((record) => (
        <RecordLink key={record.id} record={record} />
      ))}
    </small>
  )
}

function RecordLink({ record }: { record: AuditRecord }) {
  const { role } = useStaff()
  const { needs, to } = RECORD_PLACES[record.kind]
  const name = record.name ?? `编号 ${record.id}`
  return mayCall(role, needs) ? <Link to={to(record)}>{name}</Link> : <span>{name}</span>
}
