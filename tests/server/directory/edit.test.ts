import type { Contact } from '@domain/directory'
import { describeEachEngine } from '../../support/engines'
import { startTestServer, type TestServer } from '../../support/server'

/** A plainly invented grid officer. */
const officer = (more: Partial<Contact> = {}): Contact => ({
  id: 'c-test-1',
  kind: 'grid-officer',
  name: '张三',
  phone: '13900000001',
  purpose: '村里的事先找他',
  topics: [],
  villageId: 'village-01',
  ...more,
})

describeEachEngine('editing the directory', (engine) => {
  let server: TestServer
  let clerk: { cookie: string }
  beforeAll(async () => {
    server = await startTestServer(engine)
    clerk = await server.staff('officer')
  })
  afterAll(() => server.stop())

  const save = (entry: unknown, revision: number, as = clerk) =>
    server.call('deskSaveEntry', { body: { entry, revision } }, as)

  test('a change shows to residents at once, over the file, with who made it', async () => {
    const saved = await save({ of: 'contact', value: officer() }, 0)
    expect(saved.ok).toBe(true)
    const renamed = await save({ of: 'village', value: { id: 'village-01', name: '测试一村', population: 900 } }, 0)
    expect(renamed.ok).toBe(true)
    const town = await server.get('town')
    expect(town.villages[0]).toEqual({ id: 'village-01', name: '测试一村', population: 900 })
    expect(town.contacts.find(({ id }) => id === 'c-test-1')).toMatchObject({ name: '张三', villageId: 'village-01' })
    const [latest] = await server.get('deskDirectoryHistory', {}, clerk)
    expect(latest).toMatchObject({ who: '测试人员', of: 'village', what: 'changed', name: '测试一村' })
    expect(latest?.changes).toContainEqual({ field: '姓名或名称', from: '第1村（村名待填写）', to: '测试一村' })
  })

  test('of two clerks who opened the same entry the second is told, and nothing is overwritten', async () => {
    await save({ of: 'contact', value: officer({ id: 'c-test-2', name: '李四' }) }, 0)
    const answers = await Promise.all([
      save({ of: 'contact', value: officer({ id: 'c-test-2', name: '李四', phone: '13900000002' }) }, 1),
      save({ of: 'contact', value: officer({ id: 'c-test-2', name: '李四', phone: '13900000003' }) }, 1),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  test('what cannot be is refused with the field named', async () => {
    const wrong = await save({ of: 'contact', value: officer({ id: 'c-x', villageId: 'no-such' }) }, 0)
    expect(wrong).toMatchObject({ ok: false, status: 422, error: { fields: { villageId: expect.any(String) } } })
    const phone = await save({ of: 'contact', value: { ...officer({ id: 'c-x' }), phone: '问村委会' } }, 0)
    expect(phone).toMatchObject({
      ok: false,
      error: { fields: { 'entry.value.phone': expect.stringContaining('数字') } },
    })
    expect(await save({ of: 'village', value: { id: 'village-99', name: '没有的村' } }, 0)).toMatchObject({
      status: 404,
    })
    expect(await server.refusal('deskRemoveEntry', { body: { of: 'contact', id: 'office', revision: 0 } }, clerk)).toBe(
      'not-found',
    )
  })

  test('a contact of the file can be taken out and put back', async () => {
    await server.get('deskRemoveEntry', { body: { of: 'contact', id: 'hotline-12355', revision: 0 } }, clerk)
    const has = async () => (await server.get('town')).contacts.some(({ id }) => id === 'hotline-12355')
    expect(await has()).toBe(false)
    const seed = server.parts.town.contacts.find(({ id }) => id === 'hotline-12355')
    expect((await save({ of: 'contact', value: seed }, 1)).ok).toBe(true)
    expect(await has()).toBe(true)
  })

  test("a village's rules are shown as entered, and as absent before", async () => {
    const read = () => server.get('villageRules', { params: { id: 'village-03' } })
    expect((await read()).rules).toBeUndefined()
    const value = {
      villageId: 'village-03',
      text: '第一条 邻里互相帮助，红白喜事简办，不许乱倒垃圾。',
      adoptedOn: '2025-03-01',
    }
    expect((await save({ of: 'rules', value }, 0)).ok).toBe(true)
    expect((await read()).rules).toEqual(value)
    expect(await server.refusal('villageRules', { params: { id: 'village-99' } })).toBe('not-found')
    const todo = await server.get('deskTodo', {}, clerk)
    expect(todo.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['13 个村的村规民约', '1 个村的村规民约合法性审查日期']),
    )
  })

  test('only the office edits; villagers, advisers and residents cannot', async () => {
    for (const role of ['adviser', 'village'] as const) {
      const as = await server.staff(role, { villageId: 'village-01' })
      expect(await server.refusal('deskDirectory', {}, as)).toBe('forbidden')
      expect(await save({ of: 'contact', value: officer() }, 1, as)).toMatchObject({ status: 403 })
      expect(await server.refusal('deskImport', { body: { source: { text: 'x' }, version: 0 } }, as)).toBe('forbidden')
    }
    expect(await server.refusal('deskDirectory')).toBe('not-signed-in')
  })
})
