import { api } from '@domain/api'
import { Button, Form, InputNumber, Popover } from 'antd'
import { nanoid } from 'nanoid'
import { useState } from 'react'
import { useAct } from '../../api/useAct'
import { ActionForm } from '../../components/ActionForm'
import { ReasonField } from '../../components/ReasonField'

/** Adds places to a slot; people who wait are offered them first. */
export function AddPlaces({ slotId }: { slotId: string }) {
  const [open, setOpen] = useState(false)
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      content={<AddPlacesForm slotId={slotId} onDone={() => setOpen(false)} />}
      title="加名额"
      destroyOnHidden
    >
      <Button className="no-print" size="small" type="text">
        加名额
      </Button>
    </Popover>
  )
}

function AddPlacesForm({ slotId, onDone }: { slotId: string; onDone: () => void }) {
  // One key per opened form: sending it twice adds the places once.
  const [idempotencyKey] = useState(nanoid)
  const add = useAct('deskAddPlaces', {
    done: '加好了，候补的人先得到通知',
    refresh: ['deskBookings', 'deskSlots', 'deskWaitlist', 'deskRoster'],
    onDone,
  })
  return (
    <div className="popover-form">
      <ActionForm
        schema={api.deskAddPlaces.body}
        initial={{ add: 1 }}
        onSubmit={(body) => add.mutate({ params: { id: slotId }, body, idempotencyKey })}
        pending={add.isPending}
        error={add.error}
        okText="加上"
      >
        <Form.Item label="加几个" name="add">
          <InputNumber min={1} max={20} precision={0} />
        </Form.Item>
        <ReasonField />
      </ActionForm>
    </div>
  )
}
