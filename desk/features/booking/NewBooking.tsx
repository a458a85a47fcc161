import { CHANNEL_NAMES, type DeskBookingRequest, DeskBookingRequestSchema } from '@domain/booking'
import type { LocalDate } from '@domain/time'
import { Drawer, Form, Input, Segmented } from 'antd'
import { nanoid } from 'nanoid'
import { useState } from 'react'
import { useAct } from '../../api/useAct'
import { ActionForm } from '../../components/ActionForm'
import { TopicSelect } from '../../components/TopicSelect'
import { VillageSelect } from '../../components/VillageSelect'
import { useStaff } from '../../session/useStaff'
import { SlotSelect, useDeskSlots } from './SlotSelect'

interface NewBookingProps {
  date: LocalDate
  open: boolean
  onClose: () => void
}

/** Books for somebody without WeChat: at the counter, by phone, or by a village officer for the own village. */
export const NewBooking = ({ date, open, onClose }: NewBookingProps) => (
  <Drawer title="代人预约" open={open} onClose={onClose} size={440} destroyOnHidden>
    <NewBookingForm date={date} onClose={onClose} />
  </Drawer>
)

function NewBookingForm({ date, onClose }: Omit<NewBookingProps, 'open'>) {
  const { role } = useStaff()
  // One key per opened form: sending it twice makes one booking.
  const [idempotencyKey] = useState(nanoid)
  const [channel, setChannel] = useState<DeskBookingRequest['channel']>(role === 'village' ? 'village' : 'walk-in')
  const [slotId, setSlotId] = useState<string>()
  const slots = useDeskSlots(date)
  const chosen = slots.data?.flatMap((day) => day.slots).find((slot) => slot.id === slotId)
  const create = useAct('deskCreateBooking', {
    done: (booking) => `约好了：${booking.visitor}，${booking.number} 号`,
    refresh: ['deskBookings', 'deskSlots', 'deskRoster'],
    onDone: onClose,
  })
  return (
    <ActionForm
      schema={DeskBookingRequestSchema}
      shape={(typed) => ({ ...typed, slotId, channel })}
      onSubmit={(body) => create.mutate({ body, idempotencyKey })}
      pending={create.isPending}
      error={create.error}
      okText="约上"
      onCancel={onClose}
    >
      {role === 'village' ? null : (
        <Form.Item label="怎么来的">
          <Segmented
            aria-label="怎么来的"
            block
            value={channel}
            onChange={setChannel}
            options={(['walk-in', 'phone'] as const).map((value) => ({ value, label: CHANNEL_NAMES[value] }))}
          />
        </Form.Item>
      )}
      <Form.Item label="时段" name="slotId">
        <SlotSelect from={date} fullToo={channel === 'walk-in'} onChange={setSlotId} />
      </Form.Item>
      {channel === 'walk-in' && chosen?.left === 0 ? (
        <Form.Item label="时段已满，加一个位置的原因" name="extraPlaceReason">
          <Input maxLength={100} />
        </Form.Item>
      ) : null}
      <Form.Item label="姓名" name="name">
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item label="电话" name="phone">
        <Input inputMode="tel" autoComplete="off" />
      </Form.Item>
      <Form.Item label="主题" name="topic">
        <TopicSelect />
      </Form.Item>
      {role === 'village' ? null : (
        <Form.Item label="哪个村（可不填）" name="villageId">
          <VillageSelect />
        </Form.Item>
      )}
      <Form.Item label="替家里人来的，写家人姓名（可不填）" name="beneficiary">
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item label="要问的事（可不填）" name="note">
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
      <p className="hint">请告诉对方：姓名和电话只用来安排咨询，到期删除。</p>
    </ActionForm>
  )
}
