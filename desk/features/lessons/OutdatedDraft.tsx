import { Alert, Button, Space } from 'antd'
import { useMemo } from 'react'
import { DiffTable } from './DiffTable'
import { compare } from './diff'

interface OutdatedDraftProps {
  /** The text as it is saved now. */
  saved: string
  /** What was typed here before. */
  typed: string
  onTake: () => void
  onDrop: () => void
}

/** Somebody saved while this text lay unsaved here: shows what differs, and asks before anything is laid over anything. */
export function OutdatedDraft({ saved, typed, onTake, onDrop }: OutdatedDraftProps) {
  const rows = useMemo(() => compare(saved, typed), [saved, typed])
  return (
    <>
      <Alert
        type="warning"
        showIcon
        title="您有没保存的内容，写的时候还没有现在这一版"
        description="别人在这之后存过新的一版。下面是差别：“删”是现在这一版的，“加”是您写的。先定用哪一份，再接着改。"
        action={
          <Space orientation="vertical">
            <Button onClick={onDrop}>用现在这一版，我写的不要了</Button>
            <Button onClick={onTake}>用我写的，盖过现在这一版</Button>
          </Space>
        }
      />
      <DiffTable rows={rows} label="现在这一版和您写的差别" />
    </>
  )
}
