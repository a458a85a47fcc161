import { EVENT_KINDS, type Event, EventInputSchema } from '@domain/events'
import type { LocalDate } from '@domain/time'
import { TOPIC_NAMES } from '@domain/topics'
import { useQuery } from '@tanstack/react-query'
import { Form, Input, InputNumber, Select } from 'antd'
import { nanoid } from 'nanoid'
import { useState } from 'react'
import { reading } from '../../api/cache'
import { useAct } from '../../api/useAct'
import { ActionForm } from '../../components/ActionForm'
import { DateField } from '../../components/DateField'

const kinds = Object.entries(EVENT_KINDS).map(([value, label]) => ({ value, label }))
const topics = Object.entries(TOPIC_NAMES).map(([value, label]) => ({ value, label }))
const found = { optionFilterProp: 'label' } as const

interface EventFormProps {
  /** The event to be corrected; none makes a new one. */
  event: Event | undefined
  today: LocalDate
  onDone: () => void
}

/** An event, planned or done: what, when, where, with whom, how many came. */
export function EventForm({ event, today, onDone }: EventFormProps) {
  // One key per opened form: sending it twice makes one event.
  const [idempotencyKey] = useState(nanoid)
  const refresh = ['deskEvents'] as const
  const add = useAct('deskAddEvent', { done: '记好了', refresh, onDone })
  const change = useAct('deskChangeEvent', { done: '改好了', refresh, onDone })
  const lessons = useQuery(reading('lessons', { query: {} }))
  return (
    <ActionForm
      schema={EventInputSchema}
      initial={event ?? { kind: 'school-session', date: today, people: 0, teachers: 0, leaflets: 0 }}
      onSubmit={(body) =>
        event ? change.mutate({ params: { id: event.id }, body }) : add.mutate({ body, idempotencyKey })
      }
      pending={add.isPending || change.isPending}
      error={add.error ?? change.error}
      okText={event ? '保存' : '记下'}
    >
      <Form.Item label="类型" name="kind">
        <Select options={kinds} />
      </Form.Item>
      <Form.Item label="名称" name="title">
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item label="日期" name="date">
        <DateField />
      </Form.Item>
      <Form.Item label="地点" name="place">
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item label="一起办的单位（可不填，回车加一个）" name="partners">
        <Select mode="tags" open={false} suffixIcon={null} />
      </Form.Item>
      <Form.Item label="主题" name="topics">
        <Select mode="multiple" options={topics} showSearch={found} />
      </Form.Item>
      <Form.Item label="讲的内容（可不选）" name="lessonIds" extra="课前课后的小测从这些内容里出题。">
        <Select
          mode="multiple"
          loading={lessons.isPending}
          showSearch={found}
          options={(lessons.data ?? []).map((lesson) => ({ value: lesson.id, label: lesson.title }))}
        />
      </Form.Item>
      <div className="field-row">
        <Form.Item label="到场人数" name="people">
          <InputNumber min={0} precision={0} />
        </Form.Item>
        <Form.Item label="其中老师" name="teachers">
          <InputNumber min={0} precision={0} />
        </Form.Item>
      </div>
      <Form.Item label="发了几份材料" name="leaflets">
        <InputNumber min={0} precision={0} />
      </Form.Item>
      <Form.Item label="备注（可不填）" name="note">
        <Input.TextArea rows={2} maxLength={1000} />
      </Form.Item>
    </ActionForm>
  )
}
