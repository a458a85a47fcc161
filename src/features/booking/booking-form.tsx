import type { DutyDay } from '@domain/booking'
import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { Button } from '@/components/button/button'
import { Card } from '@/components/card/card'
import { Choice } from '@/components/choice/choice'
import { Field } from '@/components/field/field'
import { Heading } from '@/components/heading/heading'
import { Section } from '@/components/section/section'
import { useTown } from '@/features/directory/use-town'
import { Failed } from '@/features/frame/failed'
import { showFirstFault } from '@/platform/focus'
import { openTab } from '@/platform/navigate'
import { checkDraft, FIELD_ORDER, type Wanted } from './booking-request'
import { useDraft } from './draft'
import { FamilyNames } from './family-names'
import { TopicChoice } from './topic-choice'
import { useSendBooking } from './use-send-booking'
import { WechatPhone } from './wechat-phone'

const GONE = ['slot-full', 'booking-closed', 'places-left', 'not-found']

interface BookingFormProps {
  day: DutyDay
  /** The time in words, or that it is for the waiting list. */
  when: string
  wanted: Wanted
}

/** Who comes, how to reach them, and about what; checked before sending, kept whatever happens. */
export function BookingForm({ day, when, wanted }: BookingFormProps) {
  const { draft, change: keep, family, forgetFamily } = useDraft()
  const retentionDays = useTown()?.retentionDays
  const [local, setLocal] = useState<Record<string, string>>({})
  const { send, busy, failure } = useSendBooking()
  // What was mended since the last try is no longer red, so that one sees what is left.
  const [mended, setMended] = useState<readonly string[]>([])
  const found = { ...failure?.fields, ...local }
  const errors = Object.fromEntries(Object.entries(found).filter(([field]) => !mended.includes(field)))
  const change: typeof keep = (part) => {
    keep(part)
    setMended([...mended, ...Object.keys(part)])
  }

  const submit = () => {
    setMended([])
    const checked = checkDraft(draft, wanted)
    if (checked.ok) {
      setLocal({})
      void send(checked.request)
      return
    }
    setLocal(checked.fields)
    showFirstFault(FIELD_ORDER, checked.fields)
  }
  useEffect(() => {
    if (failure) showFirstFault(FIELD_ORDER, failure.fields)
  }, [failure])

  return (
    <View className="stack">
      <Card tone="pine">
        <View className="whole-words">
          <Heading level={2}>{when}</Heading>
        </View>
        <View>{day.place}</View>
        <View>{`法律顾问：${day.adviser}`}</View>
      </Card>
      <Section title="谁来咨询">
        <Choice
          label="谁来咨询"
          columns={2}
          options={[
            { value: 'self', text: '我自己', icon: 'me' },
            { value: 'family', text: '替家人约', icon: 'people' },
          ]}
          selected={[draft.forFamily ? 'family' : 'self']}
          onToggle={(who) => change({ forFamily: who === 'family' })}
        />
        {draft.forFamily && (
          <Field
            id="beneficiary"
            label="来咨询的家人叫什么"
            value={draft.beneficiary}
            onChange={(beneficiary) => change({ beneficiary })}
            error={errors.beneficiary}
            maxLength={30}
          >
            <FamilyNames
              names={family.map(({ name }) => name)}
              onChoose={(beneficiary) => change({ beneficiary })}
              onForget={forgetFamily}
            />
          </Field>
        )}
        <Field
          id="name"
          label={draft.forFamily ? '您的姓名' : '姓名'}
          value={draft.name}
          onChange={(name) => change({ name })}
          error={errors.name}
          maxLength={30}
        />
        <Field
          id="phone"
          label="手机号"
          hint="时间有变化，会打这个电话告诉您"
          kind="phone"
          value={draft.phone}
          onChange={(phone) => change({ phone })}
          error={errors.phone}
          maxLength={20}
        >
          <WechatPhone onPhone={(phone) => change({ phone })} />
        </Field>
      </Section>
      <Section title="问哪方面的事">
        <TopicChoice value={draft.topic} onChoose={(topic) => change({ topic })} error={errors.topic} />
        <Field
          id="note"
          label="简单说说"
          optional
          hint="不想打字，可以点键盘上的话筒说"
          lines={3}
          value={draft.note}
          onChange={(note) => change({ note })}
          error={errors.note}
          maxLength={500}
        />
      </Section>
      <View className="soft">
        {`姓名、电话和您写的话，只有这位法律顾问和司法所工作人员能看到，用来安排这次咨询，过了值班日 ${retentionDays ?? 180} 天自动删除。`}
      </View>
      {failure && Object.keys(failure.fields).length === 0 && (
        <Failed failure={failure} onRetry={failure.isNetwork ? submit : undefined} />
      )}
      {failure && GONE.includes(failure.code) ? (
        <Button kind="primary" icon="booking" onTap={() => openTab('booking')}>
          看看别的时段
        </Button>
      ) : (
        <Button kind="primary" busy={busy && '正在预约…'} onTap={submit}>
          {'slotId' in wanted ? '确定预约' : '开始排队'}
        </Button>
      )}
    </View>
  )
}
