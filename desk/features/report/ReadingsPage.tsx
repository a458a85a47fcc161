import { type LessonReadings, READERS, type Reader, readerName } from '@domain/readings'
import { useQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import { reading } from '../../api/cache'
import { Loaded } from '../../components/Loaded'
import { Page } from '../../components/Page'
import { TableScroll } from '../../components/TableScroll'
import { useNarrow } from '../../components/useNarrow'
import { useToday } from '../../components/useToday'
import { PeriodField } from './PeriodField'
import { periodOf, yearOf } from './period'
import { readingsPlace } from './place'
import './report.css'
import '../survey/survey.css'

const countOf = ({ by }: LessonReadings, reader: Reader): number =>
  by.find((each) => each.reader === reader)?.count ?? 0

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0)

/** How often each lesson was read in a period, by group of readers; with `id` in the address, one lesson only. */
export default function ReadingsPage() {
  const today = useToday()
  const [params, setParams] = useSearchParams()
  const period = periodOf(params) ?? yearOf(today)
  const id = params.get('id')
  const query = useQuery(reading('deskReadings', { query: period }))
  const Readings = useNarrow() ? ReadingRows : ReadingTable
  return (
    <Page
      title="阅读次数"
      lead="群众在手机上打开一篇、看了十秒以上算一次，同一部手机一天里同一篇只算一次。只记次数，不知道是谁看的，也不知道是几个人。"
    >
      <PeriodField
        period={period}
        today={today}
        onChange={({ from, to }) => setParams({ from, to, ...(id ? { id } : {}) }, { replace: true })}
      />
      {id ? (
        <p className="hint">
          只看这一篇。
          <Link className="report-all" to={readingsPlace(period)}>
            看全部
          </Link>
        </p>
      ) : null}
      <Loaded query={query} empty={{ when: (list) => list.length === 0, text: '还没有普法内容' }}>
        {(list) => <Readings lessons={id ? list.filter((lesson) => lesson.id === id) : list} />}
      </Loaded>
    </Page>
  )
}

const ReadingTable = ({ lessons }: { lessons: readonly LessonReadings[] }) => (
  <section className="sheet">
    <TableScroll label="阅读次数">
      <table className="plain-table">
        <thead>
          <tr>
            <th>普法内容</th>
            {READERS.map((reader) => (
              <th key={reader}>{readerName(reader)}</th>
            ))}
            <th>合计（次）</th>
          </tr>
        </thead>
        <tbody>
          {lessons.map((lesson) => (
            <tr key={lesson.id}>
              <th scope="row">
                <Link to={`/lessons/${lesson.id}`}>{lesson.title}</Link>
              </th>
              {READERS.map((reader) => (
                <td key={reader}>{countOf(lesson, reader)}</td>
              ))}
              <td>
                <strong>{lesson.total}</strong>
              </td>
            </tr>
          ))}
        </tbody>
        {lessons.length > 1 ? (
          <tfoot>
            <tr>
              <th scope="row">合计（次）</th>
              {READERS.map((reader) => (
                <td key={reader}>{sumOf(lessons.map((lesson) => countOf(lesson, reader)))}</td>
              ))}
              <td>
                <strong>{sumOf(lessons.map(({ total }) => total))}</strong>
              </td>
            </tr>
          </tfoot>
        ) : null}
      </table>
    </TableScroll>
  </section>
)

const ReadingRows = ({ lessons }: { lessons: readonly LessonReadings[] }) => (
  <section className="sheet">
    {lessons.length > 1 ? <p>共 {sumOf(lessons.map(({ total }) => total))} 次</p> : null}
    <ul className="plain-list">
      {lessons.map((lesson) => (
        <li key={lesson.id}>
          <span>
            <Link to={`/lessons/${lesson.id}`}>{lesson.title}</Link>
            <small>{lesson.by.map(({ reader, count }) => `${readerName(reader)} ${count}`).join('，')}</small>
          </span>
          <strong>{lesson.total} 次</strong>
        </li>
      ))}
    </ul>
  </section>
)
