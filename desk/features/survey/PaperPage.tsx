import type { Village } from '@domain/directory'
import type { SurveyVersion } from '@domain/survey'
import { checkAnswers } from '@domain/survey-answers'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { nanoid } from 'nanoid'
import { type FormEvent, useEffect, useState } from 'react'
import { useParams } from 'react-router'
import { reading } from '../../api/cache'
import { useAct } from '../../api/useAct'
import { FaultAlert } from '../../components/FaultAlert'
import { Loaded } from '../../components/Loaded'
import { Page } from '../../components/Page'
import { useTown } from '../../components/useTown'
import { useStaff } from '../../session/useStaff'
import { AnswerFields } from './AnswerFields'
import './survey.css'

/** Paper answers one sheet after the other, by keyboard; a grid officer's are of the own village. */
export default function PaperPage() {
  const { id = '' } = useParams()
  const { role, villageId } = useStaff()
  const survey = useQuery(reading('survey', { params: { id }, query: {} }))
  const town = useTown()
  const mayEnter = (village: Village, { definition: { villages: asked = [] } }: SurveyVersion) =>
    (role !== 'village' || village.id === villageId) && (asked.length === 0 || asked.includes(village.id))
  return (
    <Page
      title={`录入纸质答卷：${survey.data?.definition.title ?? ''}`}
      lead="照着纸上的写，一张一张录。录入的会标明是纸质的。不要写是谁答的。"
    >
      <Loaded query={survey}>
        {(version) =>
          version.open ? (
            // A sheet begins with the own village filled in, so the villages come first.
            <Loaded query={town}>
              {({ villages }) => (
                <Sheets id={id} survey={version} villages={villages.filter((village) => mayEnter(village, version))} />
              )}
            </Loaded>
          ) : (
            <p>这份问卷现在不收答卷。</p>
          )
        }
      </Loaded>
    </Page>
  )
}

const blank = (villages: readonly Village[], survey: SurveyVersion) => {
  const [own] = villages
  const place = survey.definition.sections.flatMap(({ questions }) => questions).find(({ kind }) => kind === 'village')
  // The only village there is to choose is filled in for every sheet.
  const answers: Record<string, unknown> =
    place && own && villages.length === 1 ? { [place.id]: { village: own.id } } : {}
  return { submissionId: nanoid(), answers }
}

/** Puts the cursor where an entry begins: into the first question that is not filled in already. */
function focusFirst(filled: Record<string, unknown>): void {
  // The questions of a new sheet are drawn first.
  setTimeout(() => {
    const first = [...document.querySelectorAll<HTMLElement>('.paper-question')].find(
      ({ dataset }) => filled[dataset.question ?? ''] === undefined,
    )
    first?.querySelector<HTMLElement>('input, textarea')?.focus()
  })
}

function Sheets({ id, survey, villages }: { id: string; survey: SurveyVersion; villages: readonly Village[] }) {
  const [sheet, setSheet] = useState(() => blank(villages, survey))
  const [entered, setEntered] = useState(0)
  const [tried, setTried] = useState(false)
  const { path, faults, answers } = checkAnswers(
    survey.definition,
    sheet.answers,
    villages.map((village) => village.id),
  )
  const next = () => {
    setSheet(blank(villages, survey))
    setTried(false)
    focusFirst(blank(villages, survey).answers)
  }
  // Once when the page is opened; later sheets by `next`.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another sheet must not move the focus
  useEffect(() => focusFirst(sheet.answers), [])
  const submit = useAct('deskSubmitResponse', {
    refresh: ['deskSurveys'],
    onDone: () => {
      setEntered(entered + 1)
      next()
    },
  })
  const send = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (Object.keys(faults).length > 0 || submit.isPending) return
    submit.mutate({ params: { id }, body: { submissionId: sheet.submissionId, version: survey.version, answers } })
  }
  return (
    <form onSubmit={send}>
      <p role="status">
        {entered > 0
          ? `这次已经录了 ${entered} 张。`
          : '按数字选第几项（选一个的会跳到下一题），用 Tab 到下一题，最后按回车提交。'}
      </p>
      <AnswerFields
        byDigits
        questions={path}
        answers={sheet.answers}
        villages={villages}
        faults={tried ? faults : {}}
        onAnswer={(question, value) => setSheet({ ...sheet, answers: { ...sheet.answers, [question]: value } })}
      />
      <FaultAlert error={submit.error} />
      <Button type="primary" htmlType="submit" loading={submit.isPending}>
        提交，录下一张
      </Button>
    </form>
  )
}
