import { api } from '@domain/api'
import type { DeskLessonDetail } from '@domain/lesson-editing'
import { Alert, Button, Form, Input } from 'antd'
import { useAct } from '../../api/useAct'
import { ActionForm } from '../../components/ActionForm'
import { GrowingText } from '../../components/GrowingText'
import { useSettled } from '../../components/useSettled'
import { CheckPanel } from './CheckPanel'
import { CitationFinder } from './CitationFinder'
import { HeadFields } from './HeadFields'
import { OutdatedDraft } from './OutdatedDraft'
import { insertCitation } from './template'
import { useDraft } from './useDraft'

/** How long typing must pause before the text is checked, in milliseconds. */
const PAUSE = 700

interface LessonEditorProps {
  /** What the draft is kept under in this browser. */
  draftKey: string
  source: string
  /** The revision the text was begun from; 0 for none. */
  after: number
  /** Which state of the file the text was opened beside; goes back with it. */
  fileHash?: string | undefined
  onSaved: (lesson: DeskLessonDetail) => void
}

/** Writes a lesson, with the checks and the phone's view beside the text. */
export function LessonEditor({ draftKey, source, after, fileHash, onSaved }: LessonEditorProps) {
  const draft = useDraft(draftKey, { source, after, fileHash })
  const settled = useSettled(draft.text, PAUSE)
  const save = useAct('deskSaveLesson', {
    done: '已保存，等另一位同事审核',
    refresh: ['deskLessons', 'deskLesson'],
    onDone: (lesson) => {
      draft.forget()
      onSaved(lesson)
    },
  })
  if (draft.outdated !== undefined)
    return (
      <OutdatedDraft saved={source} typed={draft.outdated} onTake={draft.takeOutdated} onDrop={draft.dropOutdated} />
    )
  return (
    <div className="editor">
      <div>
        {draft.restored ? (
          <Alert
            type="info"
            showIcon
            title="这是您上次没保存的内容"
            action={<Button onClick={draft.discard}>不要了，从头开始</Button>}
          />
        ) : null}
        <HeadFields source={draft.text} isNew={after === 0 && fileHash === undefined} onChange={draft.setText} />
        <div className="editor-tools">
          <CitationFinder onInsert={(yaml) => draft.setText(insertCitation(draft.text, yaml))} />
          <span className="hint">写字的同时就在检查。没保存的内容留在这台电脑上。</span>
        </div>
        <GrowingText
          className="editor-text"
          value={draft.text}
          onChange={(event) => draft.setText(event.target.value)}
          minRows={24}
          maxLength={20_000}
          spellCheck={false}
          aria-label="普法内容的文字"
        />
        <ActionForm
          schema={api.deskSaveLesson.body}
          shape={(typed) => ({ ...typed, source: draft.text, after, fileHash })}
          onSubmit={(body) => save.mutate({ body })}
          pending={save.isPending}
          error={save.error}
          okText="保存，送审"
        >
          <Form.Item label="改了什么（可不填）" name="comment">
            <Input maxLength={200} />
          </Form.Item>
        </ActionForm>
      </div>
      <CheckPanel source={settled} />
    </div>
  )
}
