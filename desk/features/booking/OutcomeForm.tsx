import { type Outcome, OutcomeSchema, REFERRAL_NAMES, RESULT_NAMES } from '@domain/booking'
import { dateInWords, type LocalDate } from '@domain/time'
import type { Topic } from '@domain/topics'
import { Form, Input, Radio, Select } from 'antd'
import { useAct } from '../../api/useAct'
import { ActionForm } from '../../components/ActionForm'
import { DateField } from '../../components/DateField'
import { TopicSelect } from '../../components/TopicSelect'

const results = Object.entries(RESULT_NAMES).map(([value, label]) => ({ value, label }))
const referrals = Object.entries(REFERRAL_NAMES).map(([value, label]) => ({ value, label }))

interface OutcomeFormProps {
  id: string
  topic: Topic
  outcome: Outcome | undefined
  /** The date of the follow-up that is just being written down: it is done with that, unless another date is chosen. */
  followedUp?: LocalDate | undefined
  onDone: () => void
}

/** What came of a consultation: topic, result, where to next, when to ask again, a note nobody else sees. */
export function OutcomeForm({ id, topic, outcome, followedUp, onDone }: OutcomeFormProps) {
  const write = useAct('deskSetOutcome', {
    done: '记好了',
    refresh: ['deskBookings', 'deskBooking', 'deskFollowUps'],
    onDone,
  })
  return (
    <ActionForm
      schema={OutcomeSchema}
      initial={{ ...(outcome ?? { topic }), ...(followedUp ? { followUpOn: undefined } : {}) }}
      onSubmit={(body) => write.mutate({ params: { id }, body })}
      pending={write.isPending}
      error={write.error}
      okText="记下结果"
    >
      <Form.Item label="主题" name="topic">
        <TopicSelect />
      </Form.Item>
      <Form.Item label="处理结果" name="result">
        <Radio.Group options={results} />
      </Form.Item>
      <Form.Item label="转到哪里（可不选）" name="referredTo">
        <Select allowClear options={referrals} placeholder="没有转介" />
      </Form.Item>
      <Form.Item
        label={followedUp ? '下次回访（可不填）' : '回访日期（可不填）'}
        name="followUpOn"
        extra={followedUp ? `约定${dateInWords(followedUp)}的这次回访，记下就算办了。还要再问，才选日期。` : undefined}
      >
        <DateField allowClear />
      </Form.Item>
      <Form.Item label="工作记录（可不填）" name="privateNote" extra="加密保存，只有本次的法律顾问和司法所能看。">
        <Input.TextArea rows={4} maxLength={2000} showCount />
      </Form.Item>
    </ActionForm>
  )
}
