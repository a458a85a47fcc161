import type { Mediation } from '@domain/mediation'
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { AskMediation } from '@/features/mediation/ask-mediation'
import { useMediationDraft } from '@/features/mediation/draft-store'
import { rolesFor } from '@/features/mediation/usual-roles'
import { whatNext } from '@/features/mediation/what-next'
import { requests, serve, stored, visited } from './mocks/taro'

const town = {
  name: '示例镇',
  county: '示例县',
  serviceName: '示例',
  office: { id: 'office', kind: 'office', name: '工作站', purpose: '', topics: [] },
  villages: [{ id: 'v1', name: '示例村' }],
  contacts: [],
  places: [],
}
const matter = { id: 'm-1', number: '2026-0001', status: 'accepted' } as Mediation
const signIn = { statusCode: 200, data: { token: 't', me: { id: 'r', guest: true } } }
const posts = () => requests.filter(({ url, method }) => url === '/api/mediations' && method === 'POST')

const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } })
// By text and not by role: the form has half a hundred radio buttons, and jsdom works out every one's role each time.
const tap = (words: string) => fireEvent.click(screen.getByText(words))
const choose = (group: string, words: string) => fireEvent.click(within(screen.getByLabelText(group)).getByText(words))
async function fill() {
  choose('哪方面的事', '邻里纠纷')
  choose('想找谁调', '村里先调')
  await screen.findByText('示例村', {}, { timeout: 20_000 })
  choose('在哪个村', '示例村')
  tap('下一步')
  type('发生了什么', '邻居把墙砌到我家院里了')
  tap('把界线说清楚')
  tap('下一步')
  type('您的姓名', '张三')
  type('手机号', '13900000001')
}
const serving = (answer: unknown) =>
  serve(({ url }) =>
    url.endsWith('/town')
      ? { statusCode: 200, data: town }
      : url.endsWith('/login')
        ? signIn
        : (answer as { statusCode: number; data: unknown }),
  )

beforeEach(() => useMediationDraft.getState().forget())

test('says on each screen what is missing before going on, and sends nothing', () => {
  serving('offline')
  render(<AskMediation />)
  tap('下一步')
  expect(screen.getByText('请选是哪方面的事')).toBeVisible()
  choose('哪方面的事', '土地、宅基地')
  tap('下一步')
  for (const words of ['请选想找谁调', '请选您这一方是谁', '请选对方是谁'])
    expect(screen.getByText(words)).toBeVisible()
  choose('想找谁调', '直接请镇上调')
  choose('您这一方是谁', '邻居')
  choose('对方是谁', '邻居')
  tap('下一步')
  tap('下一步')
  expect(screen.getByText(/请说说发生了什么/)).toBeVisible()
  type('发生了什么', '邻居把墙砌到我家院里了')
  tap('把界线说清楚')
  tap('下一步')
  tap('交上去')
  expect(screen.getByText(/请填姓名/)).toBeVisible()
  expect(posts()).toEqual([])
})

test('asks for nothing else before it knows what it is about, then fills in who mostly quarrels about it', () => {
  serving('offline')
  render(<AskMediation />)
  expect(screen.queryByLabelText('想找谁调')).toBeNull()
  choose('哪方面的事', '工钱、用工')
  const { draft, change } = useMediationDraft.getState()
  expect(draft).toMatchObject({ myRole: 'worker', otherRole: 'employer' })
  expect(within(screen.getByLabelText('您这一方是谁')).getByText('干活的')).toBeVisible()
  // Of another kind they are others, unless the person has said who they are.
  expect(rolesFor('debt', draft)).toEqual({ myRole: 'lender', otherRole: 'borrower' })
  expect(rolesFor('traffic', draft)).toEqual({ myRole: undefined, otherRole: undefined })
  act(() => change({ otherRole: 'company' }))
  expect(rolesFor('debt', useMediationDraft.getState().draft)).toEqual({})
})

test('goes back to the screen of what the server does not take', async () => {
  const fields = { story: '请换个说法' }
  serving({ statusCode: 422, data: { error: { code: 'invalid-fields', message: '有的地方没填对', fields } } })
  render(<AskMediation />)
  await fill()
  tap('交上去')
  expect(await screen.findByText('请换个说法')).toBeVisible()
  expect(screen.getByLabelText(/发生了什么/)).toHaveValue('邻居把墙砌到我家院里了')
})

test('keeps what was told when the network is lost, and sends it again as the same', async () => {
  serving({ statusCode: 503, data: { error: { code: 'busy', message: '请稍等。' } } })
  const first = render(<AskMediation />)
  await fill()
  expect(JSON.stringify(stored.get('mediation-draft'))).toContain('邻居把墙')
  first.unmount()

  serving({ statusCode: 201, data: matter })
  render(<AskMediation />)
  tap('下一步')
  expect(screen.getByLabelText('发生了什么')).toHaveValue('邻居把墙砌到我家院里了')
  tap('下一步')
  tap('交上去')
  await waitFor(() => expect(visited).toEqual(['/pages/mediation/matter/index?id=m-1&fresh=1']))
  expect(posts()).toHaveLength(1)
  expect(posts()[0]?.data).toMatchObject({
    kind: 'neighbour',
    villageId: 'v1',
    wish: '把界线说清楚',
    phone: '13900000001',
  })
  expect(stored.has('mediation-draft')).toBe(false)
})

test('a quarrel with the village goes to the town unless the person chooses otherwise', () => {
  serving('offline')
  render(<AskMediation />)
  choose('哪方面的事', '村务、分红')
  expect(useMediationDraft.getState().draft.handler).toBe('town')
})

test('says what happens next and by when, and quotes the law on the thirty days', () => {
  expect(whatNext({ ...matter, dueOn: '2026-12-02' })).toBe('收到了。12月2日前会安排好由谁来办，请留意电话。')
  const agreed = { ...matter, status: 'agreed' as const }
  expect(whatNext({ ...agreed, agreement: { text: '', on: '2026-11-30', confirmUntil: '2026-12-30' } })).toMatch(
    /12月30日前.*《人民调解法》第三十三条说，可以自调解协议生效之日起三十日内共同向人民法院申请司法确认/,
  )
})
