import { AUDIENCE_NAMES } from '@domain/audiences'
import type { DeskLesson } from '@domain/lesson-editing'
import { TOPIC_NAMES } from '@domain/topics'
import { useQuery } from '@tanstack/react-query'
import { Input, Segmented } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { reading } from '../../api/cache'
import { LinkButton } from '../../components/LinkButton'
import { Loaded } from '../../components/Loaded'
import { Page } from '../../components/Page'
import { StageTags } from './StageTags'
import { isIn, STAGES, type Stage } from './stage'

const matches = (lesson: DeskLesson, text: string): boolean =>
  [lesson.title, lesson.summary, lesson.id, ...lesson.topics.map((topic) => TOPIC_NAMES[topic])].some((part) =>
    part.includes(text.trim()),
  )

/** Every lesson, with what waits to be done; stage and search words stand in the address. */
export default function LessonsPage() {
  const [params, setParams] = useSearchParams()
  const stage = (params.get('stage') ?? 'all') as Stage
  const text = params.get('q') ?? ''
  const set = (name: string, value: string) =>
    setParams(
      (before) => {
        before.set(name, value)
        return before
      },
      { replace: true },
    )
  const query = useQuery(reading('deskLessons', {}))
  return (
    <Page
      title="普法内容"
      lead="写好送审，另一位同事审核、发布，群众才能看到。"
      actions={
        <LinkButton to="/lessons/new" primary>
          写一篇新的
        </LinkButton>
      }
    >
      <div className="filters">
        <Segmented<Stage>
          aria-label="到哪一步"
          value={stage}
          onChange={(chosen) => set('stage', chosen)}
          options={(Object.keys(STAGES) as Stage[]).map((value) => ({
            value,
            label: `${STAGES[value]}${value === 'all' || !query.data ? '' : ` ${query.data.filter((lesson) => isIn(lesson, value)).length}`}`,
          }))}
        />
        <Input.Search
          allowClear
          defaultValue={text}
          onChange={(event) => set('q', event.target.value)}
          placeholder="找标题、主题"
          aria-label="找标题、主题"
        />
      </div>
      <Loaded
        query={query}
        empty={{
          when: (list) => !list.some((lesson) => isIn(lesson, stage) && matches(lesson, text)),
          text: text.trim() ? '没有找到，换个说法再找' : '这里没有内容。要添新的，点“写一篇新的”',
        }}
      >
        {(list) => (
          <ul className="card-list">
            {list
              .filter((lesson) => isIn(lesson, stage) && matches(lesson, text))
              .map((lesson) => (
                <li key={lesson.id} className="lesson-row">
                  <span>
                    <Link to={`/lessons/${lesson.id}`}>{lesson.title}</Link>
                    <small>{lesson.summary}</small>
                  </span>
                  <small>
                    {lesson.audiences.map((audience) => AUDIENCE_NAMES[audience].name).join('、')} ·{' '}
                    {lesson.topics.map((topic) => TOPIC_NAMES[topic]).join('、')}
                    {lesson.status === 'published' ? ` · 近 30 天读了 ${lesson.readings} 次` : null}
                  </small>
                  <StageTags lesson={lesson} />
                </li>
              ))}
          </ul>
        )}
      </Loaded>
    </Page>
  )
}
