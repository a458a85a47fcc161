import type { AuditFilter } from '@domain/audit'
import { localDate, localTime } from '@domain/time'
import type { StaffSession } from '../auth/session'
import type { Handlers } from '../http/contract'
import type { Parts } from '../parts'
import { type Cell, csv, workbook } from '../survey/spreadsheet'
import { audit } from './audit'
import { entriesOf, peopleOf, toEntry } from './audit-log'
import { recordsOf } from './audit-records'

const PAGE = 50
const EXPORT_PAGE = 2000
const HEAD = ['序号', '日期', '时间', '谁', '做了什么', '记录编号', '网络地址', '设备']

/** The audit log at the desk. */
export function auditRoutes({ database, now }: Parts): Pick<Handlers, 'deskAudit' | 'deskAuditXlsx' | 'deskAuditCsv'> {
  const { query: db } = database

  async function* rows(filter: AuditFilter): AsyncGenerator<Cell[]> {
    yield HEAD
    for (let before: number | undefined; ; ) {
      const page = await entriesOf(db, filter, EXPORT_PAGE, before)
      for (const row of page) {
        const { seq, at, who, what, subject, address, device } = toEntry(row)
        yield [seq, localDate(at), localTime(at), who, what, subject, address, device]
      }
      if (page.length < EXPORT_PAGE) return
      before = page.at(-1)?.seq
    }
  }
  /** That the log was taken along is told before it is sent. */
  async function exported(staff: StaffSession, { from, to }: AuditFilter, ending: 'xlsx' | 'csv') {
    await database.transaction((tx) => audit(tx, now(), staff, 'audit.export', `${from ?? ''}/${to ?? ''}`))
    return `操作记录-${localDate(now())}.${ending}`
  }

  return {
    async deskAudit({ query: { before, ...filter } }) {
      const found = await entriesOf(db, filter, PAGE + 1, before)
      const page = found.slice(0, PAGE)
      const records = await recordsOf(db, page)
      return {
        entries: page.map((row) => ({ ...toEntry(row), records: records.get(row.seq) ?? [] })),
        more: found.length > PAGE,
        people: await peopleOf(db),
      }
    },
    deskAuditXlsx: async ({ query, staff }) => ({
      filename: await exported(staff, query, 'xlsx'),
      content: workbook([{ name: '操作记录', rows: rows(query) }]),
    }),
    deskAuditCsv: async ({ query, staff }) => ({
      filename: await exported(staff, query, 'csv'),
      content: csv(rows(query)),
    }),
  }
}
