import type { Contact, ContactKind } from '@domain/directory'
import { CONTACT_KIND_IDS } from '@domain/directory'
import { directorySheets, parsePasted, planImport } from '@domain/directory-sheet'
import fc from 'fast-check'

const villages = [
  { id: 'village-01', name: '测试一村' },
  { id: 'village-02', name: '测试二村（暂名）' },
]
const word = fc.stringMatching(/^[甲乙丙丁戊己庚辛]{1,6}$/)
const contact = fc.record({
  kind: fc.constantFrom<ContactKind>(...CONTACT_KIND_IDS),
  name: word,
  purpose: word,
  phone: fc.stringMatching(/^139\d{8}$/),
  village: fc.constantFrom('village-01', 'village-02'),
})
const known = (list: Contact[]) => ({ villages, contacts: list })
let counter = 0
const freshId = () => `c-${++counter}`

const contactsOf = (list: { kind: ContactKind; name: string; purpose: string; phone: string; village: string }[]) =>
  list.map(({ village, ...rest }, at): Contact => ({ ...rest, id: `c-known-${at}`, topics: [], villageId: village }))

test('what is exported reads back as the same, whatever it holds', () => {
  fc.assert(
    fc.property(fc.array(contact, { maxLength: 20 }), (list) => {
      const contacts = contactsOf(list)
      const plan = planImport(directorySheets(known(contacts)), known(contacts), freshId)
      expect(plan.entries).toEqual([])
      expect(plan.rows.every(({ what }) => what === 'same')).toBe(true)
    }),
  )
})

test('a second import of the same rows never adds anybody', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(contact, { maxLength: 12, selector: (c) => `${c.kind}${c.name}${c.village}` }),
      (list) => {
        const sheets = directorySheets(known(contactsOf(list))).map(({ name, rows }) => ({
          name,
          // As somebody fills in a template: no numbers in the first column.
          rows: name === '联系人' ? rows.map((row, at) => (at === 0 ? row : ['', ...row.slice(1)])) : rows,
        }))
        const first = planImport(sheets, known([]), freshId)
        const added = first.entries.flatMap((entry) => (entry.of === 'contact' ? [entry.value] : []))
        expect(added).toHaveLength(list.length)
        expect(planImport(sheets, known(added), freshId).entries).toEqual([])
      },
    ),
  )
})

test('any cells at all give rows and faults, never an exception, and a faulty row is never among what is saved', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.string(), { maxLength: 10 }), { maxLength: 12 }), (rows) => {
      const head = ['编号', '村', '类别', '姓名或名称', '电话']
      const plan = planImport([{ name: '联系人', rows: [head, ...rows] }], known([]), freshId)
      const good = plan.rows.filter(({ what }) => what === 'add' || what === 'change').length
      expect(plan.entries).toHaveLength(good)
      for (const row of plan.rows) expect(row.what === 'fault').toBe(row.faults.length > 0)
    }),
  )
})

test('says which column of the head is missing, and that an empty sheet is empty', () => {
  const faults = (rows: string[][]) =>
    planImport([{ name: '表1', rows }], known([]), freshId).rows.map((r) => r.faults[0])
  expect(
    faults([
      ['姓名', '电话'],
      ['张三', '13900000001'],
    ])[0],
  ).toContain('缺“类别”“姓名或名称”')
  expect(faults([['类别', '姓名或名称']])[0]).toContain('一行内容也没有')
})

test('a village officer without a village, and a number that is not known, are named', () => {
  const { rows } = planImport(
    [
      {
        name: '联系人',
        rows: [
          ['编号', '村', '类别', '姓名或名称'],
          ['', '', '网格员', '张三'],
          ['c-9', '测试一村', '调解员', '李四'],
        ],
      },
    ],
    known([]),
    freshId,
  )
  expect(rows.map(({ faults }) => faults)).toEqual([
    ['村：网格员要写是哪个村的'],
    ['编号：没有这个编号。新加的人，编号这一格留空'],
  ])
})

test('full-width digits and spaces in a phone number are forgiven', () => {
  const { entries } = planImport(
    [
      {
        name: '联系人',
        rows: [
          ['村', '类别', '姓名或名称', '电话'],
          ['测试一村', '网格员', '张三', '１３９ ００００ ０００１'],
        ],
      },
    ],
    known([]),
    freshId,
  )
  expect(entries).toMatchObject([{ value: { phone: '13900000001', villageId: 'village-01' } }])
})

test('pasted cells keep line breaks and quotes inside a cell', () => {
  expect(parsePasted('类别\t姓名\r\n网格员\t"张\n""三"""').rows).toEqual([
    ['类别', '姓名'],
    ['网格员', '张\n"三"'],
  ])
})
