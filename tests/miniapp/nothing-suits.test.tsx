import { render, screen } from '@testing-library/react'
import { NothingSuits } from '@/features/booking/nothing-suits'
import { serve } from './mocks/taro'

const town = {
  name: '示例镇',
  county: '示例县',
  serviceName: '示例镇法律服务',
  office: { id: 'office', kind: 'office', name: '示例镇司法所', phone: '0314-0000000', purpose: '问事', topics: [] },
  villages: [],
  contacts: [],
  places: [{ id: 'station', name: '示例工作站', address: '示例路 1 号' }],
}
const visit = { id: 'e1', kind: 'stall', title: '律师赶集', date: '2026-12-05', place: '示例村集市' }

const show = (more: object = {}, visits: object[] = [visit]) => {
  serve(({ url }) => ({ statusCode: 200, data: url.endsWith('/visits') ? visits : { ...town, ...more } }))
  render(<NothingSuits />)
}

test('leads to the adviser out in the villages, the town’s phone and 12348', async () => {
  show()
  expect(await screen.findByText(/12月5日 星期六.律师赶集/)).toBeVisible()
  expect(screen.getByText('集市咨询，示例村集市')).toBeVisible()
  expect(await screen.findByRole('button', { name: /示例镇司法所，0314-0000000/ })).toBeVisible()
  expect(screen.getByRole('button', { name: /12348/ })).toBeVisible()
})

test('without a phone of the town the way there is said instead', async () => {
  const { phone: _, ...office } = town.office
  show({ office }, [])
  expect(await screen.findByText(/示例路 1 号/)).toBeVisible()
  expect(screen.queryByText(/不用预约/)).not.toBeInTheDocument()
})
