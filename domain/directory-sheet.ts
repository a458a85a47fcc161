/**
 * The directory as a spreadsheet: the same columns are exported, offered as a template and read back. Each row is checked
 * by itself and says what to mend; nothing here saves anything. Rows are found again by their 编号, or else by village,
 * kind and name, so that reading a sheet twice changes nothing the second time.
 */
import * as v from 'valibot'
import type { Village } from './directory'
import {
  CONTACT_KIND_IDS,
  CONTACT_KINDS,
  type Contact,
  type ContactKind,
  ContactSchema,
  VillageSchema,
} from './directory'
import { type DirectoryEntry, entryId, FieldChangeSchema, fieldChanges } from './directory-editing'

export const CONTACT_SHEET = '联系人'
export const VILLAGE_SHEET = '各村'
/** Rows a sheet may have: far more than a town needs. */
export const MAX_SHEET_ROWS = 1000

const CONTACT_COLUMNS = {
  id: '编号',
  villageId: '村',
  kind: '类别',
  name: '姓名或名称',
  phone: '电话',
  purpose: '找他办什么',
  hours: '什么时候能找到',
  address: '地址',
} as const
const VILLAGE_COLUMNS = { id: '编号', name: '村名', population: '人口' } as const
const NEEDED: readonly string[] = [CONTACT_COLUMNS.kind, CONTACT_COLUMNS.name, VILLAGE_COLUMNS.name]

/** The kinds that belong to a village; the others are the town's or the county's. */
const OF_A_VILLAGE: readonly ContactKind[] = ['grid-officer', 'mediator', 'law-guide', 'service-point']

/** A sheet's cells as text, the first row being its head. */
export interface SheetText {
  name: string
  rows: readonly (readonly string[])[]
}

/** What the sheet would do, row by row; `row` counts as the spreadsheet does, from 1 with its head. */
export const ImportRowSchema = v.object({
  sheet: v.string(),
  row: v.number(),
  what: v.picklist(['add', 'change', 'same', 'fault']),
  /** Whom or what the row is about. */
  name: v.string(),
  /** What to mend, each naming its column. */
  faults: v.array(v.string()),
  changes: v.array(FieldChangeSchema),
})
export type ImportRow = v.InferOutput<typeof ImportRowSchema>

export interface ImportPlan {
  rows: ImportRow[]
  /** What is to be written when every row is good. */
  entries: DirectoryEntry[]
}

export interface Known {
  villages: readonly Village[]
  contacts: readonly Contact[]
}

/** The town's directory as sheets: for export, and without contacts as the template. */
export function directorySheets({ villages, contacts }: Known): { name: string; rows: string[][] }[] {
  const names = new Map(villages.map(({ id, name }) => [id, name]))
  return [
    {
      name: CONTACT_SHEET,
      rows: [
        Object.values(CONTACT_COLUMNS),
        ...contacts.map((contact) => [
          contact.id,
          contact.villageId ? (names.get(contact.villageId) ?? contact.villageId) : '',
          CONTACT_KINDS[contact.kind],
          contact.name,
          contact.phone ?? '',
          contact.purpose,
          contact.hours ?? '',
          contact.address ?? '',
        ]),
      ],
    },
    {
      name: VILLAGE_SHEET,
      rows: [
        Object.values(VILLAGE_COLUMNS),
        ...villages.map(({ id, name, population }) => [id, name, population === undefined ? '' : String(population)]),
      ],
    },
  ]
}

/** Checks every row of the sheets against what is known. `freshId` makes the id of a contact that is new. */
export function planImport(sheets: readonly SheetText[], known: Known, freshId: () => string): ImportPlan {
  const village = sheets.find(({ name }) => name.trim() === VILLAGE_SHEET)
  const contact = sheets.find(({ name }) => name.trim() === CONTACT_SHEET) ?? sheets.find((sheet) => sheet !== village)
  const plan: ImportPlan = { rows: [], entries: [] }
  if (village) planVillages(village, known, plan)
  if (contact) planContacts(contact, known, plan, freshId)
  if (plan.rows.length === 0) plan.rows.push(faulty(CONTACT_SHEET, 1, '', ['表里一行内容也没有，请在表头下面填写']))
  return plan
}

type Cells = Record<string, string>

/** The sheet's rows by the names of their columns, empty ones left out; a head that won't do is a fault of row 1. */
function readRows(
  sheet: SheetText,
  columns: Record<string, string>,
  plan: ImportPlan,
): { row: number; cells: Cells }[] {
  const head = (sheet.rows[0] ?? []).map(clean)
  const missing = Object.values(columns).filter((title) => NEEDED.includes(title) && !head.includes(title))
  if (missing.length > 0) {
    const words = `第一行要是表头，现在缺“${missing.join('”“')}”这一列。请用下载的模板来填`
    plan.rows.push(faulty(sheet.name, 1, '表头', [words]))
    return []
  }
  if (sheet.rows.length > MAX_SHEET_ROWS + 1) {
    plan.rows.push(faulty(sheet.name, MAX_SHEET_ROWS + 2, '', [`最多 ${MAX_SHEET_ROWS} 行，请分几次导入`]))
    return []
  }
  return sheet.rows.slice(1).flatMap((texts, at) => {
    const cells: Cells = {}
    for (const [key, title] of Object.entries(columns)) cells[key] = clean(texts[head.indexOf(title)] ?? '')
    return Object.values(cells).some((cell) => cell !== '') ? [{ row: at + 2, cells }] : []
  })
}

/** Full-width digits, letters and hyphens as ordinary ones, without spaces around; Chinese marks stay as they are. */
const clean = (cell: string): string =>
  cell
    .replace(/[０-９Ａ-Ｚａ-ｚ－]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/\s+/g, ' ')
    .trim()

const faulty = (sheet: string, row: number, name: string, faults: string[]): ImportRow => ({
  sheet,
  row,
  what: 'fault',
  name,
  faults,
  changes: [],
})

function planVillages(sheet: SheetText, known: Known, plan: ImportPlan): void {
  const seen = new Map<string, number>()
  for (const { row, cells } of readRows(sheet, VILLAGE_COLUMNS, plan)) {
    const before = known.villages.find(({ id, name }) => (cells.id ? id === cells.id : name === cells.name))
    const faults: string[] = []
    if (!before) faults.push('编号：没有这个村。编号不要改，村的数目在 town.yaml 里定')
    const population = cells.population ? Number(cells.population.replace(/,/g, '')) : undefined
    const checked = v.safeParse(VillageSchema, {
      id: before?.id ?? 'unknown',
      name: cells.name,
      ...(population === undefined ? {} : { population }),
    })
    if (!checked.success) faults.push(...faultsOf(checked.issues, VILLAGE_COLUMNS))
    noteTwice(seen, before?.id, row, faults)
    noteTwice(seen, `name:${cells.name}`, row, faults)
    place(plan, sheet.name, row, cells.name || cells.id || '', faults, known, before, () => ({
      of: 'village',
      value: checked.output as Village,
    }))
  }
}

function planContacts(sheet: SheetText, known: Known, plan: ImportPlan, freshId: () => string): void {
  // Villages may be given their names in the same workbook.
  const renamed = plan.entries.flatMap((entry) => (entry.of === 'village' ? [entry.value] : []))
  const villageOf = (text: string) =>
    [...renamed, ...known.villages].find(({ id, name }) => id === text || name === text || name === `${text}村`)
  const seen = new Map<string, number>()
  for (const { row, cells } of readRows(sheet, CONTACT_COLUMNS, plan)) {
    const faults: string[] = []
    const village = cells.villageId ? villageOf(cells.villageId) : undefined
    if (cells.villageId && !village) faults.push(`村：没有“${cells.villageId}”，请照“${VILLAGE_SHEET}”表里的村名写`)
    const kind = CONTACT_KIND_IDS.find(
      (id) => CONTACT_KINDS[id] === cells.kind || `人民${cells.kind}` === CONTACT_KINDS[id],
    )
    if (!kind) faults.push(`类别：请写 ${Object.values(CONTACT_KINDS).join('、')} 中的一个`)
    if (kind && OF_A_VILLAGE.includes(kind) && !cells.villageId) faults.push(`村：${CONTACT_KINDS[kind]}要写是哪个村的`)
    const before = cells.id
      ? known.contacts.find(({ id }) => id === cells.id)
      : known.contacts.find((c) => c.kind === kind && c.name === cells.name && c.villageId === village?.id)
    if (cells.id && !before) faults.push('编号：没有这个编号。新加的人，编号这一格留空')
    const checked = v.safeParse(ContactSchema, {
      // What the sheet has no column for stays as it is.
      ...before,
      id: before?.id ?? freshId(),
      kind: kind ?? 'office',
      name: cells.name,
      phone: cells.phone ? cells.phone.replace(/[ ()（）]/g, '') : undefined,
      purpose: cells.purpose || (kind ? (before?.purpose ?? DEFAULT_PURPOSE[kind]) : ''),
      villageId: village?.id,
      hours: cells.hours || undefined,
      address: cells.address || undefined,
    })
    if (!checked.success) faults.push(...faultsOf(checked.issues, CONTACT_COLUMNS))
    noteTwice(seen, before?.id, row, faults)
    if (!before) noteTwice(seen, `${village?.id} ${kind} ${cells.name}`, row, faults)
    place(plan, sheet.name, row, cells.name || '', faults, known, before, () => ({
      of: 'contact',
      value: withoutEmpty(checked.output as Contact),
    }))
  }
}

const DEFAULT_PURPOSE: Record<ContactKind, string> = {
  'grid-officer': '村里的事，先找网格员',
  mediator: '邻里、家庭有矛盾，请他调解',
  'law-guide': '不懂法律的事，先问问他',
  adviser: '村里的法律顾问',
  'service-point': '村里办法律服务的地方',
  office: '镇上办事的地方',
  agency: '县里办事的地方',
  hotline: '有事打这个电话',
}

const withoutEmpty = (contact: Contact): Contact =>
  Object.fromEntries(Object.entries(contact).filter(([, value]) => value !== undefined)) as Contact

function faultsOf(issues: readonly v.BaseIssue<unknown>[], columns: Record<string, string>): string[] {
  return issues.map((issue) => `${columns[v.getDotPath(issue) ?? ''] ?? '这一行'}：${issue.message}`)
}

function noteTwice(seen: Map<string, number>, key: string | undefined, row: number, faults: string[]): void {
  if (key === undefined) return
  const first = seen.get(key)
  if (first !== undefined) faults.push(`和第 ${first} 行重复，请删掉一行`)
  else seen.set(key, row)
}

function place(
  plan: ImportPlan,
  sheet: string,
  row: number,
  name: string,
  faults: string[],
  known: Known,
  before: Village | Contact | undefined,
  made: () => DirectoryEntry,
): void {
  if (faults.length > 0) {
    plan.rows.push(faulty(sheet, row, name, faults))
    return
  }
  const entry = made()
  const names = new Map(known.villages.map((each) => [each.id, each.name]))
  for (const each of [...plan.entries, entry]) if (each.of === 'village') names.set(entryId(each), each.value.name)
  const changes = fieldChanges(before, entry.value, (id) => names.get(id) ?? id)
  plan.rows.push({
    sheet,
    row,
    what: !before ? 'add' : changes.length > 0 ? 'change' : 'same',
    name,
    faults: [],
    changes,
  })
  if (changes.length > 0 || !before) plan.entries.push(entry)
}

/** Pasted cells, as spreadsheets put them on the clipboard: tabs between cells, quotes around cells with line breaks. */
export function parsePasted(text: string): SheetText {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  const end = () => {
    rows[rows.length - 1]?.push(cell)
    cell = ''
  }
  for (let at = 0; at < text.length; at++) {
    const char = text[at] as string
    if (quoted && char === '"' && text[at + 1] === '"') {
      cell += '"'
      at++
    } else if (char === '"' && (quoted || cell === '')) quoted = !quoted
    else if (!quoted && char === '\t') end()
    else if (!quoted && char === '\n') {
      end()
      rows.push([])
    } else if (char !== '\r') cell += char
  }
  end()
  return { name: CONTACT_SHEET, rows }
}
