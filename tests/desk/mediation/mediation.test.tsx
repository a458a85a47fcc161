import type { DeskMediation, DeskMediationDetail } from '@domain/mediation'
import { screen, within } from '@testing-library/react'
import { Refusal } from '../fakeServer'
import { officer, openDesk, villager } from '../openDesk'

/** An invented matter. */
const listed: DeskMediation = {
  id: 'm1',
  number: '2026-0001',
  status: 'in-mediation',
  kind: 'neighbour',
  villageId: 'v1',
  acceptedOn: '2026-11-01',
  dueOn: '2026-11-20',
  origin: 'resident',
  overdue: true,
  assignee: '李四',
  mine: true,
}
const opened: DeskMediationDetail = {
  ...listed,
  handler: 'village',
  myRole: 'neighbour',
  otherRole: 'neighbour',
  story: '邻居把墙砌到我家院里了',
  wish: '把墙拆回去',
  name: '张三',
  phoneMasked: '139****0001',
  notes: [],
  steps: [{ at: '2026-11-01T01:00:00.000Z', who: '本人', action: 'accept', status: 'accepted' }],
  actions: ['agree', 'fail', 'refer', 'withdraw', 'note'],
  revision: 3,
  erased: false,
}
const figures = {
  received: 1,
  byOrigin: [],
  byKind: [],
  agreed: 0,
  notAgreed: 0,
  referred: 0,
  withdrawn: 0,
  open: 1,
  rate: null,
}
const town = {
  name: '示例镇',
  county: '示例县',
  serviceName: '示例',
  office: { id: 'office', kind: 'office' as const, name: '工作站', purpose: '', topics: [] },
  villages: [{ id: 'v1', name: '示例村' }],
  contacts: [],
  places: [],
}
const answers = {
  deskMediations: () => [listed],
  deskMediation: () => opened,
  deskMediationFigures: () => figures,
  town: () => town,
}

test('the list says what is late and who has it, and nobody told it', async () => {
  openDesk('/mediations', officer, answers)
  expect(await screen.findByText(/超期了，应在11月20日前办/)).toBeVisible()
  expect(screen.getByText('邻里纠纷')).toBeVisible()
  expect(screen.queryByText('张三')).toBeNull()
})

test('an agreement goes out on the state that was seen; when another clerk was faster that is said and what was typed stays', async () => {
  const { server, user } = openDesk('/mediations?id=m1', officer, {
    ...answers,
    deskActOnMediation: () => new Refusal('state-changed'),
  })
  const box = await screen.findByLabelText(/怎么说定的/)
  await user.type(box, '三日内把墙拆回原处')
  await user.click(screen.getByRole('button', { name: '调成了' }))
  expect(await screen.findByText(/状态已经变了/)).toBeVisible()
  expect(screen.getByLabelText(/怎么说定的/)).toHaveValue('三日内把墙拆回原处')
  expect(server.callsOf('deskActOnMediation')[0]?.body).toMatchObject({
    revision: 3,
    request: { action: 'agree', text: '三日内把墙拆回原处' },
  })
})

test('an action without its reason is not sent and says what is missing', async () => {
  const { server, user } = openDesk('/mediations?id=m1', officer, answers)
  await user.click(await screen.findByRole('radio', { name: '没有调成' }))
  await user.click(screen.getByRole('button', { name: '没有调成' }))
  expect(await screen.findByText('请写没有调成的原因')).toBeVisible()
  expect(server.callsOf('deskActOnMediation')).toEqual([])
})

test('a village officer enters an own matter without choosing a village or who handles it', async () => {
  const { server, user } = openDesk('/mediations', villager, { ...answers, deskCreateMediation: () => opened })
  await user.click(await screen.findByRole('button', { name: '登记一件' }))
  const form = await screen.findByRole('dialog')
  expect(within(form).queryByText('哪个村')).toBeNull()
  await user.click(within(form).getByRole('button', { name: /登\s*记/ }))
  expect(await within(form).findByText('请选是哪方面的事')).toBeVisible()
  expect(server.callsOf('deskCreateMediation')).toEqual([])
})

test('years of ended matters come thirty at a time, with the figures still in reach below', async () => {
  const many = Array.from({ length: 70 }, (_, n) => ({ ...listed, id: `m${n}`, number: `2025-${1000 + n}` }))
  const { user } = openDesk('/mediations?show=ended', officer, { ...answers, deskMediations: () => many })
  const list = () => document.querySelectorAll('.card-list > li').length
  await user.click(await screen.findByRole('button', { name: '再往前看（共 70 件）' }))
  expect(list()).toBe(60)
  await user.click(screen.getByRole('button', { name: '再往前看（共 70 件）' }))
  expect(list()).toBe(70)
  expect(screen.queryByRole('button', { name: /再往前看/ })).not.toBeInTheDocument()
})
