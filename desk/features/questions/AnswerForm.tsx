import { api, type Reply } from '@domain/api'
import { Button, Checkbox, Form, Popconfirm } from 'antd'
import { useAct } from '../../api/useAct'
import { ActionForm } from '../../components/ActionForm'
import { GrowingText } from '../../components/GrowingText'

/** Answers a question, or sets it aside. */
export function AnswerForm({ question }: { question: Reply<'deskQuestions'>[number] }) {
  const params = { id: question.id }
  const refresh = ['deskQuestions'] as const
  const answer = useAct('deskAnswerQuestion', { done: '答复好了', refresh })
  const decline = useAct('deskDeclineQuestion', { done: '放到一边了', refresh, sayFault: true })
  return (
    <ActionForm
      schema={api.deskAnswerQuestion.body}
      initial={{ publish: question.mayPublish }}
      onSubmit={(body) => answer.mutate({ params, body })}
      pending={answer.isPending}
      error={answer.error}
      okText="答复"
      more={
        <Popconfirm
          title="不答复这一条？"
          description="只用于不是问题、骂人的话。"
          okText="不答复"
          cancelText="再想想"
          onConfirm={() => decline.mutate({ params })}
        >
          <Button type="text">不答复</Button>
        </Popconfirm>
      }
    >
      <Form.Item label="答复" name="answer">
        <GrowingText minRows={3} maxLength={2000} showCount />
      </Form.Item>
      <Form.Item name="publish" valuePropName="checked" hidden={!question.mayPublish}>
        <Checkbox>公开问题和答复，让大家都能看</Checkbox>
      </Form.Item>
    </ActionForm>
  )
}
