import { Button, Popconfirm, Select, Space } from 'antd'
import { useState } from 'react'
import { useAct } from '../../api/useAct'

/** A lesson and its break, a morning, a school day, a campaign over several days. */
const HOURS = [2, 4, 10, 24, 72].map((value) => ({ value, label: `${value} 小时` }))

/** Opens the class code for some hours, prolongs it, or ends it at once. */
export function ClassSwitch({ eventId, opened }: { eventId: string; opened: boolean }) {
  const [hours, setHours] = useState(2)
  const params = { id: eventId }
  const refresh = ['deskClassResults', 'deskEvents'] as const
  const start = useAct('deskOpenClass', { done: '课堂码开了', refresh, sayFault: true })
  const end = useAct('deskCloseClass', { done: '课堂码已停用', refresh, sayFault: true })
  return (
    <Space wrap className="class-switch no-print">
      <Select value={hours} onChange={setHours} options={HOURS} aria-label="开多久" />
      <Button type="primary" loading={start.isPending} onClick={() => start.mutate({ params, body: { hours } })}>
        {opened ? '从现在起再开这么久' : '开课堂码'}
      </Button>
      {opened ? (
        <Popconfirm
          title="停用课堂码？"
          description="没进来的学生进不来了；进来的还能交题。"
          okText="停用"
          cancelText="先不停"
          onConfirm={() => end.mutate({ params })}
        >
          <Button danger loading={end.isPending}>
            下课，停用课堂码
          </Button>
        </Popconfirm>
      ) : null}
    </Space>
  )
}
