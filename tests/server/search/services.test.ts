import { startTestServer, type TestServer } from '../../support/server'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer('sqlite', {
    town: (town) => ({
      ...town,
      villages: town.villages.map((village) =>
        village.id === 'village-01' ? { ...village, name: '测试沟村' } : village,
      ),
      contacts: [
        ...town.contacts,
        {
          id: 'grid-01',
          kind: 'grid-officer',
          name: '张三',
          phone: '13900000001',
          purpose: '村里的事',
          topics: [],
          villageId: 'village-01',
        },
        {
          id: 'mediator-01',
          kind: 'mediator',
          name: '李四',
          phone: '13900000002',
          purpose: '调解',
          topics: [],
          villageId: 'village-01',
        },
        {
          id: 'grid-02',
          kind: 'grid-officer',
          name: '王五',
          phone: '13900000003',
          purpose: '村里的事',
          topics: [],
          villageId: 'village-02',
        },
      ],
    }),
  })
})
afterAll(() => server.stop())

const search = (q: string, villageId?: string) => server.get('search', { query: villageId ? { q, villageId } : { q } })
const namesOf = (list: readonly { name: string }[]) => list.map(({ name }) => name)

test.each([
  ['法律援助怎么申请', 'legal-aid'],
  ['请不起律师咋办', 'legal-aid'],
  ['低保怎么申请', 'minimum-living'],
  ['身份证丢了怎么补', 'id-card'],
  ['司法确认', 'judicial-confirmation'],
  ['公证', 'notary'],
  ['新生儿上户口要带什么', 'household-registration'],
  ['我要离婚，怎么办手续', 'divorce'],
  ['信访去哪', 'petition'],
  ['公证处在哪', 'notary'],
  ['孩子落户要啥', 'household-registration'],
  ['迁户口', 'household-registration'],
  ['宅基地咋申请', 'homestead'],
  ['养老钱怎么领', 'pension'],
  ['五保怎么办', 'minimum-living'],
  ['村里谁管吵架', 'mediation'],
  ['免费律师去哪找', 'legal-aid'],
  ['工伤认定带啥', 'work-injury'],
  ['医保报销要带什么', 'medical-insurance'],
  ['结婚登记要啥', 'marriage'],
])('%s finds the guide %s first', async (question, id) => {
  const { guides, answered } = await search(question)
  expect(guides[0]?.id).toBe(id)
  expect(answered).toBe(true)
})

test('a question about no service brings no guide', async () => {
  for (const question of ['今天天气怎么样', '孩子在学校被人打了', '邻居说要去公证处告我诬陷他偷鸡'])
    expect((await search(question)).guides).toEqual([])
})

test('a village and an office name people: that office, that village', async () => {
  expect(namesOf((await search('测试沟村网格员电话')).people)).toEqual(['张三'])
  expect(namesOf((await search('测试沟的调解员是谁')).people)).toEqual(['李四'])
  expect(namesOf((await search('我们村网格员是谁', 'village-02')).people)).toEqual(['王五'])
  expect(namesOf((await search('我们村找谁', 'village-01')).people)).toEqual(['张三', '李四'])
  expect(namesOf((await search('网格是谁管', 'village-01')).people)).toEqual(['张三', '李四'])
  expect(namesOf((await search('村里吵架谁给评理', 'village-01')).people)).toEqual(['李四'])
})

test('who names no village and has chosen none is asked which, and nobody whose question is another', async () => {
  for (const question of ['网格员电话', '村规民约', '我们村调解员是谁']) {
    const reply = await search(question)
    expect(reply).toMatchObject({ villageNeeded: true, answered: true, rules: [] })
    expect(reply.people).toEqual([])
    expect(await search(question, 'village-01')).toMatchObject({ villageNeeded: false })
  }
  for (const question of ['测试沟村网格员电话', '拖欠工资谁管', '法律援助怎么申请'])
    expect(await search(question)).toMatchObject({ villageNeeded: false })
})

test('a village of which the rules are asked for is named', async () => {
  expect((await search('测试沟村村规民约')).rules).toEqual([{ villageId: 'village-01', name: '测试沟村' }])
})
