import type { Reply } from '@domain/api'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { reading } from '../../api/cache'
import { Fault } from '../../api/fault'
import { Loaded } from '../../components/Loaded'
import { Page } from '../../components/Page'
import { useToday } from '../../components/useToday'
import { Editor } from './builder/Editor'
import { newDefinition } from './newDefinition'
import './survey.css'

type Stored = Pick<Reply<'deskSurvey'>, 'published' | 'draft'>

/** Writing a survey as a form, with how it asks beside it and every fault named at its place. */
export default function EditorPage() {
  const { id = '' } = useParams()
  const today = useToday()
  const query = useQuery({
    queryKey: ['deskSurvey', { params: { id } }],
    queryFn: async ({ signal }): Promise<Stored> =>
      reading('deskSurvey', { params: { id } })
        .queryFn({ signal })
        .catch((error: unknown) => {
          // A survey that does not exist yet is begun from a small example.
          if (error instanceof Fault && error.code === 'not-found') return {}
          throw error
        }),
    staleTime: Number.POSITIVE_INFINITY,
    // Left and opened again it must not begin from what the server had before the last saving.
    gcTime: 0,
  })
  return (
    <Page title="编辑问卷" lead="发布以后这一版就不再变；以后再改，会成为下一版，以前的答案还跟着原来那一版。">
      <Loaded query={query}>
        {({ published, draft }) => (
          <Editor
            key={id}
            id={id}
            publishedVersion={published?.version}
            start={{
              definition: draft?.definition ?? published?.definition ?? newDefinition(id, today),
              revision: draft?.revision ?? 0,
            }}
            isNew={!draft && !published}
          />
        )}
      </Loaded>
    </Page>
  )
}
