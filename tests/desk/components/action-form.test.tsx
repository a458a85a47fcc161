import { LocalDateSchema } from '@domain/time'
import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { ConfigProvider, Form, Input } from 'antd'
import { useState } from 'react'
import * as v from 'valibot'
import { Fault } from '../../../desk/api/fault'
import { ActionForm } from '../../../desk/components/ActionForm'
import { DateField } from '../../../desk/components/DateField'
import { rule } from '../../../desk/components/form'
import { TimeField } from '../../../desk/components/TimeField'
import { theme } from '../../../desk/theme'

const NameSchema = v.pipe(v.string('请填姓名'), v.minLength(2, '姓名太短'))
const Schema = v.object({
  name: NameSchema,
  place: v.string('请填地点'),
  date: v.pipe(v.string('请选日期'), LocalDateSchema),
  time: v.string('请选时间'),
})

function Trial({ onSubmit, ruled = false }: { onSubmit: (body: unknown) => void; ruled?: boolean }) {
  const [error, setError] = useState<unknown>(null)
  return (
    <ConfigProvider theme={{ ...theme, zeroRuntime: true }}>
      <ActionForm schema={Schema} onSubmit={onSubmit} pending={false} error={error} okText="保存">
        <Form.Item
          label="姓名"
          name="name"
          extra="身份证上的"
          {...(ruled ? { rules: [rule(NameSchema)], validateTrigger: 'onBlur' } : {})}
        >
          <Input />
        </Form.Item>
        <Form.Item label="地点" name="place">
          <Input />
        </Form.Item>
        <Form.Item label="日期" name="date">
          <DateField />
        </Form.Item>
        <Form.Item label="时间" name="time">
          <TimeField />
        </Form.Item>
      </ActionForm>
      <button type="button" onClick={() => setError(new Fault('invalid-fields', '没填对', { place: '没有这个地点' }))}>
        拒绝
      </button>
    </ConfigProvider>
  )
}

test('handed in empty: each error is tied to its field, the first field has the focus, the count is announced', async () => {
  const sent = jest.fn()
  const user = userEvent.setup()
  render(<Trial onSubmit={sent} />)
  await user.click(screen.getByRole('button', { name: /保\s*存/ }))
  expect(await screen.findByRole('alert')).toHaveTextContent('有 4 处没填对')
  for (const [label, words] of Object.entries({
    姓名: '请填姓名',
    地点: '请填地点',
    日期: '请选日期',
    时间: '请选时间',
  })) {
    const field = screen.getByLabelText(label)
    expect(field).toBeInvalid()
    await waitFor(() => expect(field).toHaveAccessibleDescription(expect.stringContaining(words)))
  }
  expect(screen.getByLabelText('姓名')).toHaveFocus()
  expect(sent).not.toHaveBeenCalled()
})

test('the focus goes past what is right, also where a field checks itself', async () => {
  const user = userEvent.setup()
  const { unmount } = render(<Trial onSubmit={() => {}} />)
  await user.type(screen.getByLabelText('姓名'), '张三')
  await user.click(screen.getByRole('button', { name: /保\s*存/ }))
  expect(await screen.findByRole('alert')).toHaveTextContent('有 3 处没填对')
  expect(screen.getByLabelText('地点')).toHaveFocus()
  expect(screen.getByLabelText('姓名')).toBeValid()
  await user.type(screen.getByLabelText('地点'), '村部')
  expect(screen.queryByRole('alert')).toBeNull()
  unmount()

  render(<Trial onSubmit={() => {}} ruled />)
  await user.click(screen.getByRole('button', { name: /保\s*存/ }))
  expect(await screen.findByRole('alert')).toHaveTextContent('有 1 处没填对')
  expect(screen.getByLabelText('姓名')).toHaveFocus()
})

test('what the server refuses stands at its field, announced, with the focus', async () => {
  const user = userEvent.setup()
  render(<Trial onSubmit={() => {}} />)
  await user.click(screen.getByRole('button', { name: '拒绝' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('没填对')
  expect(screen.getByLabelText('地点')).toHaveFocus()
  expect(screen.getByLabelText('地点')).toHaveAccessibleDescription('没有这个地点')
})
