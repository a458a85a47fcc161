import { AUDIENCE_NAMES, AUDIENCES } from '@domain/audiences'
import type { Village } from '@domain/directory'
import type { SurveyAccess } from '@domain/survey'
import { Checkbox, Input, InputNumber, Select } from 'antd'
import { DateField } from '../../../components/DateField'
import { GrowingText } from '../../../components/GrowingText'
import { useFieldFault } from './faults'
import type { FormSurvey } from './form'
import { Labelled } from './Labelled'

const ACCESS_NAMES: Record<SurveyAccess, string> = {
  resident: '村民用手机填，一人一份；也能代录纸质的',
  ticket: '咨询办完后，从预约凭证里填',
  'class-code': '学生在课堂上凭课堂码填，不留个人信息',
}

interface HeadFieldsProps {
  survey: FormSurvey
  villages: readonly Village[]
  /** Other surveys this one may be the next round of. */
  others: readonly { id: string; title: string }[]
  onChange: (survey: FormSurvey) => void
}

/** What a survey is called, why it is asked, who may answer, and when. */
export function HeadFields({ survey, villages, others, onChange }: HeadFieldsProps) {
  const set = (change: Partial<FormSurvey>) => onChange({ ...survey, ...change })
  const { cap: _, roundOf: __, ...uncapped } = survey
  return (
    <section className="result-card head-fields">
      <h2>基本情况</h2>
      <Labelled label="标题" path="title">
        <Input
          aria-label="标题"
          maxLength={40}
          status={useFieldFault('title').status}
          value={survey.title}
          onChange={(event) => set({ title: event.target.value })}
        />
      </Labelled>
      <Labelled label="开头的话：为什么调查、答案怎么用" path="intro">
        <GrowingText
          aria-label="开头的话"
          minRows={3}
          maxLength={600}
          status={useFieldFault('intro').status}
          value={survey.intro}
          onChange={(event) => set({ intro: event.target.value })}
        />
      </Labelled>
      <Labelled label="怎么填" path="access">
        <Select<SurveyAccess>
          aria-label="怎么填"
          value={survey.access ?? 'resident'}
          options={Object.entries(ACCESS_NAMES).map(([value, label]) => ({ value: value as SurveyAccess, label }))}
          onChange={(access) => set({ access })}
        />
      </Labelled>
      <Labelled label="给哪些人" path="audiences">
        <Checkbox.Group
          aria-label="给哪些人"
          options={AUDIENCES.map((value) => ({ value, label: AUDIENCE_NAMES[value].name }))}
          value={survey.audiences ?? []}
          onChange={(audiences) => set({ audiences: AUDIENCES.filter((one) => audiences.includes(one)) })}
        />
      </Labelled>
      <Labelled label="给哪些村（不选就是全镇）" path="villages">
        <Select
          mode="multiple"
          aria-label="给哪些村"
          placeholder="全镇"
          optionFilterProp="label"
          value={survey.villages ?? []}
          options={villages.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(chosen: string[]) => set({ villages: chosen })}
        />
      </Labelled>
      <div className="field-row">
        <Labelled label="从哪天开始" path="opens">
          <DateField label="从哪天开始" value={survey.opens} onChange={(opens) => opens && set({ opens })} />
        </Labelled>
        <Labelled label="到哪天为止（含当天）" path="closes">
          <DateField label="到哪天为止" value={survey.closes} onChange={(closes) => closes && set({ closes })} />
        </Labelled>
        <Labelled label="最多收几份（可不填）" path="cap">
          <InputNumber
            aria-label="最多收几份"
            min={1}
            precision={0}
            value={survey.cap ?? null}
            onChange={(cap) =>
              onChange({ ...uncapped, ...(survey.roundOf ? { roundOf: survey.roundOf } : {}), ...(cap ? { cap } : {}) })
            }
          />
        </Labelled>
        <Labelled label="每村想收到人口的百分之几（可不填）" path="targets.villagePercent">
          <InputNumber
            aria-label="每村想收到人口的百分之几"
            min={0}
            max={100}
            value={survey.targets?.villagePercent ?? null}
            onChange={(percent) =>
              set({
                targets: {
                  ...(survey.targets?.audiences ? { audiences: survey.targets.audiences } : {}),
                  ...(percent === null ? {} : { villagePercent: percent }),
                },
              })
            }
          />
        </Labelled>
      </div>
      <AudienceTargets survey={survey} set={set} />
      {others.length > 0 ? (
        <Labelled label="是哪份问卷的下一轮（可不填）" path="roundOf" hint="题目编号一样的，结果里能和上一轮比。">
          <Select
            allowClear
            aria-label="是哪份问卷的下一轮"
            value={survey.roundOf ?? null}
            options={others.map(({ id, title }) => ({ value: id, label: `${title}（${id}）` }))}
            onChange={(roundOf: string | null) =>
              onChange({ ...uncapped, ...(survey.cap ? { cap: survey.cap } : {}), ...(roundOf ? { roundOf } : {}) })
            }
          />
        </Labelled>
      ) : null}
    </section>
  )
}

/** How many answers are hoped for from each audience the survey is for. */
function AudienceTargets({ survey, set }: { survey: FormSurvey; set: (change: Partial<FormSurvey>) => void }) {
  const targets = survey.targets?.audiences ?? {}
  const change = (audience: (typeof AUDIENCES)[number], count: number | null) => {
    const { [audience]: _, ...others } = targets
    const audiences = count === null ? others : { ...others, [audience]: count }
    set({ targets: { ...survey.targets, audiences } })
  }
  return (
    <div className="field-row">
      {(survey.audiences ?? []).map((audience) => (
        <Labelled key={audience} label={`${AUDIENCE_NAMES[audience].name}想收几份（可不填）`}>
          <InputNumber
            aria-label={`${AUDIENCE_NAMES[audience].name}想收几份`}
            min={0}
            precision={0}
            value={targets[audience] ?? null}
            onChange={(count) => change(audience, count)}
          />
        </Labelled>
      ))}
    </div>
  )
}
