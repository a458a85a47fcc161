import { type DeskLessonDetail, LESSON_STATUS_NAMES, type Revision } from '@domain/lesson-editing'
import { dateInWords, localDate, localTime } from '@domain/time'
import { useQuery } from '@tanstack/react-query'
import { Empty, Select, Space } from 'antd'
import { useMemo, useState } from 'react'
import { reading } from '../../api/cache'
import { Loaded } from '../../components/Loaded'
import { Tag } from '../../components/Tag'
import { DiffTable } from './DiffTable'
import { compare } from './diff'

const when = (instant: string) => `${dateInWords(localDate(instant))} ${localTime(instant)}`

/** Who wrote, reviewed and published each revision, and what differs between any two. */
export function LessonHistory({ lesson }: { lesson: DeskLessonDetail }) {
  const versions = [
    ...lesson.revisions.map(({ revision }) => ({ value: String(revision), label: `第 ${revision} 版` })),
    ...(lesson.fileSource === undefined ? [] : [{ value: 'file', label: '随程序来的文件' }]),
  ]
  const [after, setAfter] = useState(versions[0]?.value)
  const [before, setBefore] = useState(versions[1]?.value)
  if (lesson.revisions.length === 0)
    return (
      <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="还没有在工作台上改过，群众看到的是随程序来的这一份" />
    )
  return (
    <>
      <ol className="plain-list">
        {lesson.revisions.map((revision) => (
          <RevisionItem key={revision.revision} revision={revision} />
        ))}
      </ol>
      {before && after ? (
        <section className="drawer-section" aria-label="对比">
          <Space wrap>
            对比
            <Select value={before} onChange={setBefore} options={versions} aria-label="旧的一版" />和
            <Select value={after} onChange={setAfter} options={versions} aria-label="新的一版" />
          </Space>
          <Comparison lesson={lesson} before={before} after={after} />
        </section>
      ) : null}
    </>
  )
}

const RevisionItem = ({ revision }: { revision: Revision }) => (
  <li>
    <span>
      <strong>第 {revision.revision} 版</strong> <Tag>{LESSON_STATUS_NAMES[revision.status]}</Tag>
      <small>
        {revision.author} {when(revision.savedAt)} 写{revision.reviewedBy ? `；${revision.reviewedBy} 审核` : ''}
        {revision.publishedBy ? `；${revision.publishedBy} 发布` : ''}
        {revision.showFrom ? `；${when(revision.showFrom)} 起群众可见` : ''}
      </small>
      {revision.comment ? <small>{revision.comment}</small> : null}
    </span>
  </li>
)

/** A version's text: the file's comes with the lesson, a revision's is fetched. */
function useVersion(lesson: DeskLessonDetail, version: string) {
  const query = useQuery({
    ...reading('deskLessonRevision', { params: { id: lesson.id, revision: version } }),
    enabled: version !== 'file',
    staleTime: Number.POSITIVE_INFINITY,
    select: (revision) => revision.source,
  })
  const fromFile = useQuery({
    queryKey: ['lesson-file', lesson.id, lesson.fileSource],
    queryFn: () => lesson.fileSource ?? '',
    enabled: version === 'file',
  })
  return version === 'file' ? fromFile : query
}

function Comparison({ lesson, before, after }: { lesson: DeskLessonDetail; before: string; after: string }) {
  const old = useVersion(lesson, before)
  const current = useVersion(lesson, after)
  const rows = useMemo(() => compare(old.data ?? '', current.data ?? ''), [old.data, current.data])
  return (
    <Loaded query={old}>
      {() => (
        <Loaded query={current} empty={{ when: () => rows.length === 0, text: '这两版一样' }}>
          {() => <DiffTable rows={rows} label="两版的差别" />}
        </Loaded>
      )}
    </Loaded>
  )
}
