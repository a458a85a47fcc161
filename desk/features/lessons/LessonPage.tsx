import { useQuery } from '@tanstack/react-query'
import { Tabs } from 'antd'
import { useParams } from 'react-router'
import { reading } from '../../api/cache'
import { LinkButton } from '../../components/LinkButton'
import { Loaded } from '../../components/Loaded'
import { Page } from '../../components/Page'
import { CheckPanel } from './CheckPanel'
import { LessonActions } from './LessonActions'
import { LessonEditor } from './LessonEditor'
import { LessonHistory } from './LessonHistory'
import { StageTags } from './StageTags'

/** One lesson: as the phone shows it, its text, its history, and what may be done next. */
export default function LessonPage() {
  const { id = '' } = useParams()
  const query = useQuery(reading('deskLesson', { params: { id } }))
  return (
    <Page
      title={query.data?.title ?? '普法内容'}
      lead={query.data ? <StageTags lesson={query.data} /> : undefined}
      actions={<LinkButton to={`/lessons/${id}/broadcast`}>大喇叭稿</LinkButton>}
    >
      <Loaded query={query}>
        {(lesson) => {
          const revision = lesson.newest?.revision ?? 0
          return (
            <>
              <LessonActions lesson={lesson} />
              <Tabs
                items={[
                  { key: 'look', label: '手机上的样子', children: <CheckPanel source={lesson.source} /> },
                  {
                    key: 'write',
                    label: '修改',
                    children: (
                      <LessonEditor
                        // Another revision is another text to begin from.
                        key={revision}
                        draftKey={id}
                        source={lesson.source}
                        after={revision}
                        fileHash={lesson.fileHash}
                        onSaved={() => undefined}
                      />
                    ),
                  },
                  { key: 'history', label: '历史和对比', children: <LessonHistory lesson={lesson} /> },
                ]}
              />
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}
