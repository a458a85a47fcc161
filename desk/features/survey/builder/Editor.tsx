import type { DefinitionFault } from '@domain/survey'
import { readDefinition } from '@domain/survey-definition'
import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Popconfirm, Segmented } from 'antd'
import { useState } from 'react'
import { reading } from '../../../api/cache'
import { useAct } from '../../../api/useAct'
import { FaultAlert } from '../../../components/FaultAlert'
import { useTown } from '../../../components/useTown'
import { FaultList } from './FaultList'
import { FaultsContext } from './faults'
import { isFormSurvey, previewOf } from './form'
import { Preview } from './Preview'
import { SurveyForm } from './SurveyForm'
import { TextView } from './TextView'
import { useSurveyDraft } from './useSurveyDraft'

interface EditorProps {
  id: string
  publishedVersion: number | undefined
  start: { definition: unknown; revision: number }
  /** Nothing of it is at the server yet. */
  isNew: boolean
}

/** The form (or the text) on one side, on the other how it asks. */
export function Editor({ id, publishedVersion, start, isNew }: EditorProps) {
  const villages = useTown().data?.villages ?? []
  const surveys = useQuery(reading('deskSurveys', {}))
  const draft = useSurveyDraft(id, start)
  const [view, setView] = useState<'form' | 'text'>('form')
  const [textFault, setTextFault] = useState<string>()
  const [openId, setOpenId] = useState<string>()
  const [version, setVersion] = useState(publishedVersion)
  // A new survey is nowhere but here until it is first saved.
  const [atServer, setAtServer] = useState(!isNew)

  const checked = readDefinition(
    draft.value,
    villages.map((village) => village.id),
  )
  const faults: readonly DefinitionFault[] = 'faults' in checked ? checked.faults : []
  const form = isFormSurvey(draft.value) ? draft.value : undefined
  const preview = previewOf(draft.value)

  const save = useAct('deskSaveSurveyDraft', { done: '草稿存好了', refresh: ['deskSurveys'] })
  const publish = useAct('deskPublishSurvey', {
    done: (reply) => `第 ${reply.version} 版发布了`,
    refresh: ['deskSurveys', 'survey'],
  })
  const saveNow = async () => {
    const definition = draft.value
    const { revision } = await save.mutateAsync({ params: { id }, body: { definition, revision: draft.revision } })
    draft.markSaved(definition, revision)
    setAtServer(true)
    return revision
  }
  const publishNow = async () => {
    const isDraft = draft.isSaved && draft.revision > 0
    const revision = isDraft ? draft.revision : await saveNow()
    const done = await publish.mutateAsync({ params: { id }, body: { revision } })
    draft.markSaved(draft.value, 0)
    setVersion(done.version)
  }
  // A refusal is shown by FaultAlert; nothing else waits for these.
  const quietly = (work: () => Promise<unknown>) => () => void work().catch(() => {})
  const toPublish = faults.length === 0 && textFault === undefined && (!draft.isSaved || draft.revision > 0 || !version)

  return (
    <FaultsContext.Provider value={faults}>
      {draft.restored ? (
        <Alert
          type="info"
          showIcon
          title={
            draft.overtaken
              ? '这是您上次没存的修改，可是后来有别人存过草稿。请先对照一下，再决定留哪一份。'
              : '这是您上次没存的修改，留在这台设备上。'
          }
          action={<Button onClick={draft.discard}>不要了，用存好的</Button>}
        />
      ) : null}
      <FaultAlert error={save.error ?? publish.error} />
      <div className="editor-bar">
        <Segmented
          aria-label="怎么写"
          value={view}
          onChange={setView}
          options={[
            { value: 'form' as const, label: '表单' },
            { value: 'text' as const, label: '文字（懂 YAML 的用）' },
          ]}
        />
        <Button
          disabled={(draft.isSaved && atServer) || textFault !== undefined}
          loading={save.isPending}
          onClick={quietly(saveNow)}
        >
          存草稿
        </Button>
        <Popconfirm
          title={`发布第 ${(version ?? 0) + 1} 版？`}
          description="发布以后，新打开问卷的人答的就是这一版。"
          okText="确定发布"
          cancelText="再看看"
          disabled={!toPublish}
          onConfirm={quietly(publishNow)}
        >
          <Button type="primary" disabled={!toPublish} loading={publish.isPending}>
            发布
          </Button>
        </Popconfirm>
        <span className="hint" role="status">
          {draft.isSaved && atServer ? '都存好了。' : '改动留在这台设备上，存草稿后同事也能接着改。'}
        </span>
      </div>
      <div className="survey-editor">
        <div>
          {view === 'form' && form ? (
            <SurveyForm
              survey={form}
              villages={villages}
              others={(surveys.data ?? []).filter((other) => other.id !== id && other.version > 0)}
              openId={openId}
              onOpen={setOpenId}
              onChange={draft.setValue}
            />
          ) : (
            <TextView value={draft.value} onChange={draft.setValue} onFault={setTextFault} />
          )}
        </div>
        <div className="survey-side">
          <FaultList
            faults={textFault === undefined ? faults : [{ place: '写法', path: '', message: textFault }]}
            onGo={form && view === 'form' ? (fault) => setOpenId(questionAt(form, fault.path)) : undefined}
          />
          {preview ? (
            <Preview definition={preview} villages={villages} />
          ) : (
            <p className="hint">上面的地方改好以后，这里能试着填一遍。</p>
          )}
        </div>
      </div>
    </FaultsContext.Provider>
  )
}

/** The question a fault's path lies in. */
function questionAt(survey: { sections: { questions: { id: string }[] }[] }, path: string): string | undefined {
  const [, section, , question] = path.split('.')
  return survey.sections[Number(section)]?.questions[Number(question)]?.id
}
