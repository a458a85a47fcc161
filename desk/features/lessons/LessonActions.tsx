import { api, mayCall } from '@domain/api'
import type { DeskLessonDetail } from '@domain/lesson-editing'
import { dateInWords, instantAt, type LocalDate, type LocalTime, localDate } from '@domain/time'
import { Alert, Button, Form, Input, Popconfirm, Popover, Space } from 'antd'
import { useState } from 'react'
import { useAct } from '../../api/useAct'
import { ActionForm } from '../../components/ActionForm'
import { DateField } from '../../components/DateField'
import { FaultAlert } from '../../components/FaultAlert'
import { TimeField } from '../../components/TimeField'
import { useStaff } from '../../session/useStaff'
import { isIn } from './stage'

const refresh = ['deskLessons', 'deskLesson', 'deskLessonRevision'] as const

/** Review, publication, withdrawal, and the choice between file and desk: what may be done next with a lesson. */
export function LessonActions({ lesson }: { lesson: DeskLessonDetail }) {
  const { role } = useStaff()
  const approve = useAct('deskReviewLesson', { done: '审核通过', refresh })
  const { newest } = lesson
  return (
    <>
      <FaultAlert error={approve.error} />
      {lesson.withdrawn ? (
        <Alert
          type="info"
          showIcon
          title={`${lesson.withdrawn.by} ${dateInWords(localDate(lesson.withdrawn.at))}撤下了这一篇，群众看不到`}
          description={`原因：${lesson.withdrawn.comment}`}
        />
      ) : null}
      {lesson.toReview.length > 0 ? (
        <Alert
          type="warning"
          showIcon
          title="引用的法条改了，要复核"
          description={
            <ul>
              {lesson.toReview.map((why) => (
                <li key={why}>{why}</li>
              ))}
            </ul>
          }
        />
      ) : null}
      {lesson.conflict && mayCall(role, 'deskSettleLesson') ? <Settle id={lesson.id} /> : null}
      {isIn(lesson, 'with-others') ? (
        <Alert
          type="info"
          showIcon
          title={newest?.status === 'draft' ? '这一版是您写的，要请同事审核' : '这一版是您写的，审核过了，要请同事发布'}
        />
      ) : null}
      <Space wrap className="lesson-actions">
        {isIn(lesson, 'to-approve') && newest ? (
          <Popconfirm
            title="审核通过这一版？"
            description="请先看完右边手机上的样子。"
            okText="通过"
            cancelText="再看看"
            onConfirm={() => approve.mutate({ params: { id: lesson.id, revision: String(newest.revision) } })}
          >
            <Button type="primary" loading={approve.isPending}>
              审核通过
            </Button>
          </Popconfirm>
        ) : null}
        {isIn(lesson, 'to-publish') && newest && mayCall(role, 'deskPublishLesson') ? (
          <Publish id={lesson.id} revision={newest.revision} />
        ) : null}
        {lesson.status === 'published' && mayCall(role, 'deskWithdrawLesson') ? <Withdraw id={lesson.id} /> : null}
      </Space>
    </>
  )
}

function Publish({ id, revision }: { id: string; revision: number }) {
  const [open, setOpen] = useState(false)
  const publish = useAct('deskPublishLesson', { done: '发布好了', refresh, onDone: () => setOpen(false) })
  const content = (
    <div className="popover-form">
      <ActionForm
        schema={api.deskPublishLesson.body}
        shape={({ date, time }) => ({
          showFrom: date ? instantAt(date as LocalDate, (time as LocalTime | undefined) ?? '08:00') : undefined,
        })}
        onSubmit={(body) => publish.mutate({ params: { id, revision: String(revision) }, body })}
        pending={publish.isPending}
        error={publish.error}
        okText="发布"
      >
        <Form.Item label="哪天起让群众看到" name="date" extra="不填就是现在。">
          <DateField allowClear />
        </Form.Item>
        <Form.Item label="几点" name="time" extra="不填就是早上 8 点。">
          <TimeField />
        </Form.Item>
      </ActionForm>
    </div>
  )
  return (
    <Popover open={open} onOpenChange={setOpen} trigger="click" title="发布" content={content} destroyOnHidden>
      <Button type="primary">发布</Button>
    </Popover>
  )
}

function Withdraw({ id }: { id: string }) {
  const [open, setOpen] = useState(false)
  const withdraw = useAct('deskWithdrawLesson', { done: '已经撤下', refresh, onDone: () => setOpen(false) })
  const content = (
    <div className="popover-form">
      <ActionForm
        schema={api.deskWithdrawLesson.body}
        onSubmit={(body) => withdraw.mutate({ params: { id }, body })}
        pending={withdraw.isPending}
        error={withdraw.error}
        okText="撤下"
        danger
      >
        <Form.Item label="为什么撤下" name="comment">
          <Input.TextArea rows={2} maxLength={200} />
        </Form.Item>
      </ActionForm>
    </div>
  )
  return (
    <Popover open={open} onOpenChange={setOpen} trigger="click" title="撤下" content={content} destroyOnHidden>
      <Button danger>撤下</Button>
    </Popover>
  )
}

function Settle({ id }: { id: string }) {
  const settle = useAct('deskSettleLesson', { done: '定好了', refresh, sayFault: true })
  const keep = (side: 'file' | 'desk') => settle.mutate({ params: { id }, body: { keep: side } })
  return (
    <Alert
      type="warning"
      showIcon
      title="工作台上改过，随程序更新的文件也改了"
      description="请在“历史和对比”里看两边差在哪，再定用哪一份。没选的那份还留在历史里。"
      action={
        <Space orientation="vertical">
          <Button disabled={settle.isPending} onClick={() => keep('desk')}>
            用工作台的
          </Button>
          <Button disabled={settle.isPending} onClick={() => keep('file')}>
            用文件的
          </Button>
        </Space>
      }
    />
  )
}
