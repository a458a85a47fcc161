import type { RosterChange } from '@domain/roster'
import { RosterChangeRequestSchema } from '@domain/roster'
import { useQuery } from '@tanstack/react-query'
import { Alert, Modal } from 'antd'
import * as v from 'valibot'
import { reading } from '../../api/cache'
import { Fault } from '../../api/fault'
import { useAct } from '../../api/useAct'
import { ActionForm } from '../../components/ActionForm'
import { Loaded } from '../../components/Loaded'
import { ReasonField } from '../../components/ReasonField'
import { Tag } from '../../components/Tag'
import { bookingLine, dayLines } from './effect'

/** What the form asks for; the change itself was decided before. */
const FormSchema = v.pick(RosterChangeRequestSchema, ['reason'])

interface ChangeDialogProps {
  /** The change to be looked at; none closes the dialog. */
  change: RosterChange | undefined
  onCancel: () => void
  onDone: () => void
}

/** Shows what a change of the roster will do, to which days and people, before it is saved. */
export const ChangeDialog = ({ change, onCancel, onDone }: ChangeDialogProps) => (
  <Modal open={change !== undefined} title="先看看影响" footer={null} onCancel={onCancel} width={600} destroyOnHidden>
    {change ? <ChangeEffect change={change} onCancel={onCancel} onDone={onDone} /> : null}
  </Modal>
)

function ChangeEffect({
  change,
  onCancel,
  onDone,
}: {
  change: RosterChange
  onCancel: () => void
  onDone: () => void
}) {
  const preview = useQuery({ ...reading('deskPreviewRoster', { body: { change } }), gcTime: 0, staleTime: 0 })
  const save = useAct('deskChangeRoster', {
    done: '值班安排改好了',
    // When the effect was no longer what was looked at, this shows the new one before it is tried again.
    refresh: ['deskRoster', 'deskPreviewRoster', 'deskSlots', 'deskBookings'],
    onDone,
  })
  const stale = save.error instanceof Fault && save.error.code === 'state-changed'
  return (
    <Loaded query={preview}>
      {(effect) => (
        <>
          {effect.days.length === 0 ? <p>不影响已公布的值班日。</p> : null}
          <ul className="effect-days">
            {dayLines(effect).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          {effect.bookings.length > 0 ? (
            <Alert
              type="warning"
              showIcon
              title={`有 ${effect.bookings.length} 个人已经约了，会受影响`}
              description={
                <ul className="effect-people">
                  {effect.bookings.map((booking) => (
                    <li key={booking.bookingId}>
                      {bookingLine(booking)}{' '}
                      {booking.reachable ? <Tag tone="good">会发消息</Tag> : <Tag tone="bad">要打电话</Tag>}
                      <small>{booking.phoneMasked}</small>
                    </li>
                  ))}
                </ul>
              }
            />
          ) : (
            <p>没有人已经预约，不影响群众。</p>
          )}
          {effect.waitingEnded > 0 ? <p>另有 {effect.waitingEnded} 个候补会结束，也会通知。</p> : null}
          {stale ? <Alert type="info" showIcon title="刚才又有人预约或改动，上面是最新的影响，请再看一遍。" /> : null}
          <div className="drawer-section">
            <ActionForm
              schema={FormSchema}
              onSubmit={({ reason }) => save.mutate({ body: { change, reason, seen: effect.seen } })}
              pending={save.isPending}
              error={stale ? null : save.error}
              okText={effect.bookings.length > 0 ? `改，并通知 ${effect.bookings.length} 个人` : '保存'}
              onCancel={onCancel}
            >
              <ReasonField />
            </ActionForm>
          </div>
        </>
      )}
    </Loaded>
  )
}
