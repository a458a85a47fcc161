import { zipSync } from 'fflate'
import { workbook } from '../../../server/survey/spreadsheet'
import { describeEachEngine } from '../../support/engines'
import { startTestServer, type TestServer } from '../../support/server'

const HEAD = ['编号', '村', '类别', '姓名或名称', '电话', '找他办什么', '什么时候能找到', '地址']
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')

async function xlsx(rows: (string | number)[][], villages: string[][] = []): Promise<string> {
  const chunks: Uint8Array[] = []
  const sheets = [
    { name: '联系人', rows: [HEAD, ...rows] },
    ...(villages.length ? [{ name: '各村', rows: [['编号', '村名', '人口'], ...villages] }] : []),
  ]
  for await (const chunk of workbook(sheets)) chunks.push(chunk)
  return base64(Buffer.concat(chunks))
}

describeEachEngine('importing the directory', (engine) => {
  let server: TestServer
  let clerk: { cookie: string }
  beforeAll(async () => {
    server = await startTestServer(engine)
    clerk = await server.staff('officer')
  })
  afterAll(() => server.stop())

  const check = (source: unknown) => server.get('deskCheckImport', { body: { source } }, clerk)
  const contacts = async () => (await server.get('town')).contacts.filter(({ villageId }) => villageId)

  test('names each faulty row with its number and saves nothing, not even when confirmed', async () => {
    const file = await xlsx([
      ['', '第1村（村名待填写）', '网格员', '张三', 13900000001, '', '', ''],
      ['', '没有的村', '村长', '', '不知道', '', '', ''],
      ['', '第1村（村名待填写）', '网格员', '张三', '13900000009', '', '', ''],
    ])
    const { rows, version } = await check({ file })
    expect(rows.map(({ row, what }) => [row, what])).toEqual([
      [2, 'add'],
      [3, 'fault'],
      [4, 'fault'],
    ])
    expect(rows[1]?.faults.join()).toMatch(/村：没有“没有的村”.*类别：请写.*姓名或名称：.*电话：电话只能写数字/)
    expect(rows[2]?.faults.join()).toContain('第 2 行重复')
    expect(await server.refusal('deskImport', { body: { source: { file }, version } }, clerk)).toBe('invalid-fields')
    expect(await contacts()).toEqual([])
  })

  test('saves when confirmed; the same file again changes nothing, a changed one updates and does not double', async () => {
    const village = [['village-02', '测试二村', '1200']]
    const row = (phone: string) => ['', '测试二村', '人民调解员', '王五', phone, '', '每天上午', '']
    const first = { file: await xlsx([row('13900000005')], village) }
    const checked = await check(first)
    expect(await contacts()).toEqual([])
    await server.get('deskImport', { body: { source: first, version: checked.version } }, clerk)
    expect(await contacts()).toMatchObject([{ name: '王五', villageId: 'village-02', phone: '13900000005' }])

    const again = await check(first)
    expect(again.rows.map(({ what }) => what)).toEqual(['same', 'same'])
    const second = { file: await xlsx([row('13900000006')], village) }
    const changed = await check(second)
    expect(changed.rows.find(({ sheet }) => sheet === '联系人')).toMatchObject({
      what: 'change',
      changes: [{ field: '电话', from: '13900000005', to: '13900000006' }],
    })
    await server.get('deskImport', { body: { source: second, version: changed.version } }, clerk)
    expect(await contacts()).toHaveLength(1)
  })

  test('what is exported can be imported again and changes nothing', async () => {
    const exported = await server.get('deskDirectoryXlsx', {}, clerk)
    const { rows } = await check({ file: base64(exported.content as Uint8Array) })
    expect(rows.length).toBeGreaterThan(14)
    expect(rows.filter(({ what }) => what !== 'same')).toEqual([])
  })

  test('a confirmation after somebody else changed the directory is refused', async () => {
    const source = { text: `${HEAD.join('\t')}\n\t测试二村\t法律明白人\t赵六\t13900000007\t\t\t` }
    const { version } = await check(source)
    const entry = { of: 'village', value: { id: 'village-05', name: '测试五村' } }
    await server.get('deskSaveEntry', { body: { entry, revision: 0 } }, clerk)
    expect(await server.refusal('deskImport', { body: { source, version } }, clerk)).toBe('state-changed')
    expect(await contacts()).toHaveLength(1)
  })

  test('what is no workbook, or claims to unpack to gigabytes, is refused with what to do', async () => {
    const bomb = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(30 * 1024 * 1024) }, { level: 9 })
    const entity = zipSync({
      'xl/workbook.xml': Buffer.from('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
    })
    for (const bytes of [Buffer.from('不是表格'), bomb, entity]) {
      const answer = await server.call('deskCheckImport', { body: { source: { file: base64(bytes) } } }, clerk)
      expect(answer).toMatchObject({
        ok: false,
        status: 422,
        error: { fields: { file: expect.stringContaining('上传') } },
      })
    }
  })
})
