import type { Village } from '@domain/directory'
import { Button } from 'antd'
import { type FormSection, type FormSurvey, freshId, moved, questionIds, replaced } from './form'
import { HeadFields } from './HeadFields'
import { SectionEditor } from './SectionEditor'

interface SurveyFormProps {
  survey: FormSurvey
  villages: readonly Village[]
  others: readonly { id: string; title: string }[]
  openId: string | undefined
  onOpen: (id: string | undefined) => void
  onChange: (survey: FormSurvey) => void
}

/** A whole survey as a form. */
export function SurveyForm({ survey, villages, others, openId, onOpen, onChange }: SurveyFormProps) {
  const { sections } = survey
  const put = (next: FormSection[]) => onChange({ ...survey, sections: next })
  const usedIds = questionIds(survey)
  const carry = (from: number, index: number, by: -1 | 1) => {
    const question = sections[from]?.questions[index]
    const to = sections[from + by]
    if (!question || !to) return
    put(
      sections.map((section, at) =>
        at === from
          ? { ...section, questions: replaced(section.questions, index, undefined) }
          : at === from + by
            ? { ...section, questions: by < 0 ? [...section.questions, question] : [question, ...section.questions] }
            : section,
      ),
    )
  }
  const add = () =>
    put([
      ...sections,
      {
        id: freshId(
          'part',
          sections.map(({ id }) => id),
        ),
        title: '',
        questions: [],
      },
    ])
  return (
    <>
      <HeadFields survey={survey} villages={villages} others={others} onChange={onChange} />
      {sections.map((section, at) => (
        <SectionEditor
          key={section.id}
          section={section}
          at={at}
          before={sections.slice(0, at).flatMap(({ questions }) => questions)}
          usedIds={usedIds}
          villages={villages}
          openId={openId}
          onOpen={onOpen}
          onChange={(next) => put(replaced(sections, at, next))}
          onCarry={(index, by) => carry(at, index, by)}
          carries={{ up: at > 0, down: at < sections.length - 1 }}
          move={{
            what: `第 ${at + 1} 部分`,
            canUp: at > 0,
            canDown: at < sections.length - 1,
            onMove: (by) => put(moved(sections, at, at + by)),
            onDelete: () => put(replaced(sections, at, undefined)),
            confirm: section.questions.length > 0,
          }}
        />
      ))}
      <Button onClick={add}>加一个部分</Button>
    </>
  )
}
