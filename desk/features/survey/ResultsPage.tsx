import { PrinterOutlined } from '@ant-design/icons'
import { CHANNEL_NAMES, CHANNELS } from '@domain/survey'
import type { Progress, SurveyResults } from '@domain/survey-results'
import { HIDDEN_MARK, HIDDEN_NOTE } from '@domain/survey-suppress'
import { fullDateInWords } from '@domain/time'
import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useParams, useSearchParams } from 'react-router'
import { reading } from '../../api/cache'
import { DownloadButton } from '../../components/DownloadButton'
import { Loaded } from '../../components/Loaded'
import { Page } from '../../components/Page'
import { useToday } from '../../components/useToday'
import { useTown } from '../../components/useTown'
import { periodOf } from '../report/period'
import { Comparison } from './Comparison'
import { PeriodBatches } from './PeriodBatches'
import { QuestionCard } from './QuestionCard'
import './survey.css'

/** How often an open results page asks again, in milliseconds. */
const REFRESH = 30_000

/** A survey's results; prints as a summary for the township meeting. With `from` and `to`, what the report counts first. */
export default function ResultsPage() {
  const { id = '' } = useParams()
  const [params, setParams] = useSearchParams()
  const version = params.get('version') ?? undefined
  const channel = CHANNELS.find((name) => name === params.get('channel'))
  const period = periodOf(params)
  const change = (name: string, value: string | undefined) => {
    const next = new URLSearchParams(params)
    if (value) next.set(name, value)
    else next.delete(name)
    setParams(next, { replace: true })
  }
  const query = useQuery({
    ...reading('deskSurveyResults', { params: { id }, query: { version, channel } }),
    refetchInterval: REFRESH,
  })
  const file = { params: { id }, query: { version, channel } }
  return (
    <Page
      title={query.data?.title ?? '调研结果'}
      lead={query.data ? `收到 ${query.data.received} 份，下面统计了 ${query.data.counted} 份` : null}
      actions={
        <>
          {query.data && query.data.versions.length > 1 ? (
            <Select
              aria-label="版本"
              value={query.data.version}
              options={query.data.versions.map((value) => ({ value, label: `第 ${value} 版` }))}
              onChange={(value) => change('version', `${value}`)}
            />
          ) : null}
          <Select
            aria-label="填写方式"
            value={channel ?? 'all'}
            options={[
              { value: 'all', label: '所有填写方式' },
              ...CHANNELS.map((value) => ({ value, label: CHANNEL_NAMES[value] })),
            ]}
            onChange={(value) => change('channel', value === 'all' ? undefined : value)}
          />
          <DownloadButton name="deskSurveyXlsx" input={file}>
            下载 Excel
          </DownloadButton>
          <DownloadButton name="deskSurveyCsv" input={file}>
            下载 CSV
          </DownloadButton>
          <Button icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
            打印一页小结
          </Button>
        </>
      }
    >
      <Loaded query={query}>
        {(results) => (
          <>
            {period ? <PeriodBatches period={period} batches={results.batches} /> : null}
            <Results results={results} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Results({ results }: { results: SurveyResults }) {
  const town = useTown().data
  const today = useToday()
  return (
    <div className="results">
      <p className="print-only">{`${town ? `${town.name}，` : ''}截至 ${fullDateInWords(today)}`}</p>
      {results.received > results.counted ? (
        <p className="hint">新收到的答卷每满 20 份一起统计一次，这样谁也看不出刚交的那份写了什么。</p>
      ) : null}
      {results.channel ? (
        <p>
          {`下面的题目只算“${CHANNEL_NAMES[results.channel]}”的答卷；下载的文件也只有这一部分的汇总。`}
          <span className="hint">人数少的地方，为了不让人算出来，会少显示一些。</span>
        </p>
      ) : null}
      <div className="results-progress">
        <ProgressTable title="各类人群" rows={results.audiences} />
        <ProgressTable title="各村" rows={results.villages} />
        <ProgressTable title="填写方式" rows={results.channels} />
      </div>
      {results.questions.map((question, at) => (
        <QuestionCard key={question.id} question={question} number={at + 1} />
      ))}
      <p className="hint">{HIDDEN_NOTE} 多选题的比例按答题人数算，加起来会超过 100%。</p>
      {results.comparable.length > 0 ? (
        <Comparison id={results.id} others={results.comparable} previous={results.previousRound} />
      ) : null}
    </div>
  )
}

function ProgressTable({ title, rows }: { title: string; rows: readonly Progress[] }) {
  return (
    <table className="plain-table">
      <caption>{title}</caption>
      <thead>
        <tr>
          <th>名称</th>
          <th>已统计</th>
          <th>目标</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, count, target }) => (
          <tr key={id}>
            <th scope="row">{name}</th>
            <td>{count ?? HIDDEN_MARK}</td>
            <td>{target === undefined ? '—' : `${target}${count !== null && count >= target ? '（够了）' : ''}`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
