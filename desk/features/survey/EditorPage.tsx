import type { Reply } from '@domain/api'
import type { DefinitionFault, SurveyDefinition } from '@domain/survey'
import { checkAnswers } from '@domain/survey-answers'
import { readDefinition } from '@domain/survey-definition'
import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Input } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { parse, stringify } from 'yaml'
import { reading } from '../../api/cache'
import { Fault } from '../../api/fault'
import { useAct } from '../../api/useAct'
import { FaultAlert } from '../../components/FaultAlert'
import { Loaded } from '../../components/Loaded'
import { Page } from '../../components/Page'
import { useTown } from '../../components/useTown'
import { AnswerFields } from './AnswerFields'
import { newDefinition } from './newDefinition'
import './survey.css'

type Stored = Pick<Reply<'deskSurvey'>, 'published' | 'draft'>

/** Writing a survey: its text on one side, on the other how it asks, with every fault named at once. */
export default function EditorPage() {
  const { id = '' } = useParams()
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
  })
  return (
    <Page
      title={`编辑问卷：${id}`}
      lead="发布以后这一版就不会再变；以后再改，会成为下一版，以前的答案还跟着原来那一版。"
    >
      <Loaded query={query}>{(stored) => <Editor id={id} stored={stored} />}</Loaded>
    </Page>
  )
}

const toText = (definition: unknown): string => stringify(definition, { lineWidth: 0 })

function read(text: string): { value: unknown } | { fault: string } {
  try {
    return { value: parse(text) }
  } catch (error) {
    return { fault: error instanceof Error ? error.message : '写法不对' }
  }
}

function Editor({ id, stored }: { id: string; stored: Stored }) {
  const villages = useTown().data?.villages ?? []
  const [text, setText] = useState(() =>
    toText(stored.draft?.definition ?? stored.published?.definition ?? newDefinition(id)),
  )
  const [revision, setRevision] = useState(stored.draft?.revision ?? 0)
  const [saved, setSaved] = useState(stored.draft ? text : '')
  const parsed = read(text)
  const checked =
    'value' in parsed
      ? readDefinition(
          parsed.value,
          villages.map((village) => village.id),
        )
      : undefined
  const faults: DefinitionFault[] =
    'fault' in parsed
      ? [{ place: '写法', message: parsed.fault }]
      : checked && 'faults' in checked
        ? checked.faults
        : []
  const definition = checked && 'definition' in checked ? checked.definition : undefined

  const save = useAct('deskSaveSurveyDraft', {
    done: '草稿存好了',
    refresh: ['deskSurveys'],
    onDone: (reply) => {
      setRevision(reply.revision)
      setSaved(text)
    },
  })
  const publish = useAct('deskPublishSurvey', {
    done: ({ version }) => `第 ${version} 版发布了`,
    refresh: ['deskSurveys'],
    onDone: () => {
      setRevision(0)
      setSaved('')
    },
  })
  return (
    <>
      <FaultAlert error={save.error ?? publish.error} />
      <div className="page-actions">
        <Button
          disabled={'fault' in parsed || text === saved}
          loading={save.isPending}
          onClick={() =>
            'value' in parsed && save.mutate({ params: { id }, body: { definition: parsed.value, revision } })
          }
        >
          存草稿
        </Button>
        <Button
          type="primary"
          disabled={!definition || text !== saved}
          loading={publish.isPending}
          onClick={() => publish.mutate({ params: { id }, body: { revision } })}
        >
          发布
        </Button>
        {definition && text !== saved ? <span className="hint">先存草稿，再发布。</span> : null}
      </div>
      <div className="survey-editor">
        <Input.TextArea
          aria-label="问卷内容"
          spellCheck={false}
          autoSize={{ minRows: 24 }}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <div>
          {faults.length > 0 ? (
            <Alert
              type="warning"
              title={`还有 ${faults.length} 处要改`}
              description={
                <ul>
                  {faults.map(({ place, message }) => (
                    <li key={`${place} ${message}`}>{`${place}：${message}`}</li>
                  ))}
                </ul>
              }
            />
          ) : null}
          {definition ? <Preview definition={definition} villages={villages} /> : null}
        </div>
      </div>
    </>
  )
}

/** The survey as it asks: try answers and see which questions follow. Nothing of it is kept. */
function Preview({
  definition,
  villages,
}: {
  definition: SurveyDefinition
  villages: Parameters<typeof AnswerFields>[0]['villages']
}) {
  const [answers, setAnswers] = useState<Record<string, unknown>>({})
  const { path, faults } = checkAnswers(
    definition,
    answers,
    villages.map((village) => village.id),
  )
  return (
    <section className="survey-preview" aria-label="试填">
      <h2>{definition.title}</h2>
      <p>{definition.intro}</p>
      <p className="hint">{`现在会问 ${path.length} 题。在这里试着选，看后面问什么；不会存下来。`}</p>
      <AnswerFields
        questions={path}
        answers={answers}
        villages={villages}
        faults={Object.fromEntries(Object.entries(faults).filter(([id]) => answers[id] !== undefined))}
        onAnswer={(question, value) => setAnswers({ ...answers, [question]: value })}
      />
    </section>
  )
}
