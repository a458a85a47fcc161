import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons'
import { REPORT_SECTIONS, type Report, type ReportSection, yearToReport } from '@domain/report'
import { basisInWords, reportParagraphs } from '@domain/report-words'
import { HIDDEN_NOTE } from '@domain/survey-suppress'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useNavigate, useSearchParams } from 'react-router'
import { reading } from '../../api/cache'
import { DownloadButton } from '../../components/DownloadButton'
import { Loaded } from '../../components/Loaded'
import { Page } from '../../components/Page'
import { useToday } from '../../components/useToday'
import { addressOf, numberOf } from './number'
import { PeriodField } from './PeriodField'
import { periodOf } from './period'
import { RecordsDrawer } from './RecordsDrawer'
import { SectionCard } from './SectionCard'
import './report.css'

/** The yearly report: every number beside the year before, and behind every number the records it counts. */
export default function ReportPage() {
  const today = useToday()
  const [params, setParams] = useSearchParams()
  const period = periodOf(params) ?? yearToReport(today)
  const query = useQuery(reading('deskReport', { query: period }))
  return (
    <Page
      title="年度报告"
      lead="法治政府建设年度报告里普法和公共法律服务的数，都从平时的记录里来。点数字，看它是怎么数出来的。"
      actions={
        <>
          <DownloadButton
            name="deskReportDocx"
            input={{ query: period }}
            type="primary"
            icon={<DownloadOutlined aria-hidden />}
          >
            下载 Word
          </DownloadButton>
          <DownloadButton name="deskReportXlsx" input={{ query: period }} icon={<DownloadOutlined aria-hidden />}>
            下载 Excel
          </DownloadButton>
          <Button icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
            打印
          </Button>
        </>
      }
    >
      <PeriodField
        period={period}
        today={today}
        onChange={(next) => setParams({ from: next.from, to: next.to }, { replace: true })}
      />
      <Loaded query={query}>{(report) => <Sections report={report} />}</Loaded>
    </Page>
  )
}

function Sections({ report }: { report: Report }) {
  const [params] = useSearchParams()
  const navigate = useNavigate()
  const number = numberOf(params)
  return (
    <>
      <p className="hint">{basisInWords(report)}</p>
      {(Object.keys(REPORT_SECTIONS) as ReportSection[]).map((section) => (
        <SectionCard key={section} report={report} section={section} />
      ))}
      <section className="sheet">
        <h2>写进报告的话</h2>
        {reportParagraphs(report).map(({ title, text }) => (
          <p key={title}>
            <strong>{title}</strong> {text}
          </p>
        ))}
      </section>
      <p className="hint">{HIDDEN_NOTE}</p>
      <RecordsDrawer
        number={number}
        period={number?.before ? report.before : report}
        onClose={() => navigate(addressOf(params), { preventScrollReset: true })}
      />
    </>
  )
}
