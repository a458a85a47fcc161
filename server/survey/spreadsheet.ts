/** Spreadsheets of several sheets and comma-separated values, made while they are sent: memory does not grow with the rows. */
import { Zip, ZipDeflate } from 'fflate'

export type Cell = string | number | null
export interface Sheet {
  name: string
  rows: AsyncIterable<Cell[]> | Iterable<Cell[]>
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const ROWS_A_CHUNK = 200
/** Excel refuses a longer text in a cell. */
const MAX_CELL_CHARACTERS = 32_767

/** Text as XML 1.0 takes it: control characters and halves of characters are dropped. */
const xml = (text: string): string =>
  text
    .slice(0, MAX_CELL_CHARACTERS)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly those that XML 1.0 forbids
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')

/** A, B … Z, AA …: the letters of a column counted from 0. */
const column = (at: number): string =>
  (at >= 26 ? column(Math.floor(at / 26) - 1) : '') + String.fromCharCode(65 + (at % 26))

/**
 * Texts are written as text, so that no cell that begins with = + - @ can run as a formula. Every cell carries its
 * address: some readers need it.
 */
function cellXml(cell: Cell, at: number, row: number): string {
  if (cell === null || cell === '') return ''
  const address = `r="${column(at)}${row}"`
  if (typeof cell === 'number') return `<c ${address}><v>${cell}</v></c>`
  return `<c ${address} t="inlineStr"><is><t xml:space="preserve">${xml(cell)}</t></is></c>`
}

/** An .xlsx workbook as the bytes of its zip file. */
export async function* workbook(sheets: readonly Sheet[]): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = []
  let failure: Error | undefined
  const zip = new Zip((error, chunk) => {
    if (error) failure = error
    else ready.push(chunk)
  })
  const encoder = new TextEncoder()
  const drain = (): Uint8Array[] => {
    if (failure) throw failure
    const chunks = ready
    ready = []
    return chunks
  }
  const write = (path: string, text: string) => {
    const file = new ZipDeflate(path, { level: 1 })
    zip.add(file)
    file.push(encoder.encode(HEAD + text), true)
  }
  write('[Content_Types].xml', contentTypes(sheets.length))
  write('_rels/.rels', relations([[`${RELATIONS}/officeDocument`, 'xl/workbook.xml']]))
  write('xl/workbook.xml', workbookXml(sheets))
  write(
    'xl/_rels/workbook.xml.rels',
    relations(sheets.map((_, at) => [`${RELATIONS}/worksheet`, `worksheets/sheet${at + 1}.xml`])),
  )
  for (const [at, sheet] of sheets.entries()) {
    const file = new ZipDeflate(`xl/worksheets/sheet${at + 1}.xml`, { level: 1 })
    zip.add(file)
    file.push(encoder.encode(`${HEAD}<worksheet xmlns="${MAIN}"><sheetData>`))
    let rows: string[] = []
    let number = 0
    for await (const row of sheet.rows) {
      number++
      rows.push(`<row r="${number}">${row.map((cell, at) => cellXml(cell, at, number)).join('')}</row>`)
      if (rows.length < ROWS_A_CHUNK) continue
      file.push(encoder.encode(rows.join('')))
      rows = []
      yield* drain()
    }
    file.push(encoder.encode(`${rows.join('')}</sheetData></worksheet>`), true)
    yield* drain()
  }
  zip.end()
  yield* drain()
}

const contentTypes = (sheets: number): string =>
  `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/>${Array.from(
    { length: sheets },
    (_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/>`,
  ).join('')}</Types>`

const relations = (targets: readonly (readonly [string, string])[]): string =>
  `<Relationships xmlns="${PACKAGE}/relationships">${targets
    .map(([type, target], at) => `<Relationship Id="r${at + 1}" Type="${type}" Target="${target}"/>`)
    .join('')}</Relationships>`

const workbookXml = (sheets: readonly Sheet[]): string =>
  `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets
    .map(({ name }, at) => `<sheet name="${xml(name)}" sheetId="${at + 1}" r:id="r${at + 1}"/>`)
    .join('')}</sheets></workbook>`

/** What spreadsheet programs take for the beginning of a formula, full-width forms included. */
const FORMULA = /^[\s]*[=+\-@＝＋－＠\t\r]/

/** A value of a .csv file: never a formula, quoted where it must be. */
export function csvCell(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return `${cell}`
  const safe = FORMULA.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe
}

/** A .csv file with the mark by which Excel knows it is UTF-8. */
export async function* csv(rows: Sheet['rows']): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  let lines = ['\uFEFF']
  for await (const row of rows) {
    lines.push(`${row.map(csvCell).join(',')}\r\n`)
    if (lines.length < ROWS_A_CHUNK) continue
    yield encoder.encode(lines.join(''))
    lines = []
  }
  yield encoder.encode(lines.join(''))
}
