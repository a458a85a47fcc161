import type { Village } from '@domain/directory'
import { KIND_NAMES, type QuestionKind } from '@domain/survey'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { FieldFault } from './faults'
import { copyOf, type FormQuestion, type FormSection, moved, newQuestion, replaced } from './form'
import { MoveButtons } from './MoveButtons'
import { QuestionEditor } from './QuestionEditor'

interface SectionEditorProps {
  section: FormSection
  at: number
  /** Questions before this section. */
  before: readonly FormQuestion[]
  usedIds: readonly string[]
  villages: readonly Village[]
  openId: string | undefined
  onOpen: (id: string | undefined) => void
  onChange: (section: FormSection) => void
  /** Moves a question over the section's edge; undefined where there is no section on that side. */
  onCarry: (question: number, by: -1 | 1) => void
  carries: { up: boolean; down: boolean }
  move: Parameters<typeof MoveButtons>[0]
}

/** One part of a survey: what is asked together on one screen. */
export function SectionEditor(props: SectionEditorProps) {
  const { section, at, before, usedIds, villages, openId, onOpen, onChange, onCarry, carries, move } = props
  const { questions } = section
  const [kind, setKind] = useState<QuestionKind>('single')
  const put = (next: FormQuestion[]) => onChange({ ...section, questions: next })
  const shift = (index: number, by: -1 | 1) => {
    const to = index + by
    if (to < 0 || to >= questions.length) onCarry(index, by)
    else put(moved(questions, index, to))
  }
  const insert = (index: number, question: FormQuestion) => {
    put([...questions.slice(0, index), question, ...questions.slice(index)])
    onOpen(question.id)
  }
  return (
    <section className="result-card section-editor" aria-label={`第 ${at + 1} 部分`}>
      <div className="question-line">
        <Input
          aria-label={`第 ${at + 1} 部分的标题`}
          placeholder={`第 ${at + 1} 部分的标题`}
          maxLength={40}
          value={section.title}
          onChange={(event) => onChange({ ...section, title: event.target.value })}
        />
        <MoveButtons {...move} />
      </div>
      <FieldFault path={`sections.${at}.questions`} />
      {questions.map((question, index) => {
        const number = before.length + index + 1
        return (
          <QuestionEditor
            key={question.id}
            question={question}
            number={number}
            path={`sections.${at}.questions.${index}`}
            earlier={[...before, ...questions.slice(0, index)]}
            villages={villages}
            open={openId === question.id}
            onOpen={(open) => onOpen(open ? question.id : undefined)}
            onChange={(next) => put(replaced(questions, index, next))}
            move={{
              what: `第 ${number} 题`,
              canUp: index > 0 || carries.up,
              canDown: index < questions.length - 1 || carries.down,
              onMove: (by) => shift(index, by),
              onCopy: () => insert(index + 1, copyOf(question, usedIds)),
              onDelete: () => put(replaced(questions, index, undefined)),
              confirm: question.text !== '',
            }}
          />
        )
      })}
      <div className="add-question">
        <Select<QuestionKind>
          aria-label={`第 ${at + 1} 部分要加的题怎么答`}
          value={kind}
          options={Object.entries(KIND_NAMES).map(([value, label]) => ({ value: value as QuestionKind, label }))}
          onChange={setKind}
        />
        <Button onClick={() => insert(questions.length, newQuestion(kind, usedIds))}>加一题</Button>
      </div>
    </section>
  )
}
