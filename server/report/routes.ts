import { reportTitle } from '@domain/report-words'
import type { Handlers } from '../http/contract'
import type { Parts } from '../parts'
import { audit } from '../staff/audit'
import { reportDocument } from './document'
import type { ReportService } from './service'
import { reportWorkbook } from './sheets'

/** The yearly report, for the office: on the page, and as files whose making is written down. */
export const reportRoutes = (
  { database, now }: Parts,
  reports: ReportService,
): Pick<Handlers, 'deskReport' | 'deskReportRecords' | 'deskReportDocx' | 'deskReportXlsx'> => ({
  deskReport: ({ query }) => reports.report(query),
  deskReportRecords({ params, query: { by, group, ...period } }) {
    const within = by !== undefined && group !== undefined ? { by, group } : undefined
    return reports.records(params.id, period, within)
  },
  async deskReportDocx({ query, staff }) {
    const report = await reports.report(query)
    await database.transaction((tx) => audit(tx, now(), staff, 'report.docx', `${query.from}/${query.to}`))
    return { filename: `${reportTitle(report)}.docx`, content: await reportDocument(report) }
  },
  async deskReportXlsx({ query, staff }) {
    const report = await reports.report(query)
    await database.transaction((tx) => audit(tx, now(), staff, 'report.xlsx', `${query.from}/${query.to}`))
    return { filename: `${reportTitle(report)}.xlsx`, content: reportWorkbook(report, await reports.facts(query)) }
  },
})
