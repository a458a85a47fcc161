import { MAX_SHEET_ROWS, type SheetText } from '@domain/directory-sheet'
import { unzipSync, zipSync } from 'fflate'
import readXlsx from 'read-excel-file/node'
import { Failure } from '../http/failure'

/** What the parts of a workbook may unpack to, all together: a zip of a few KB can claim gigabytes. */
const MAX_UNPACKED_BYTES = 8 * 1024 * 1024
const MAX_PARTS = 200
const MAX_COLUMNS = 40

const UNREADABLE = '这个文件读不了。请用 Excel 或 WPS 存成 .xlsx，再上传一次。'
const TOO_LARGE = '这个表太大了。请只留要导入的两张表，再上传一次。'

/**
 * The sheets of an .xlsx workbook as text. What is unpacked is bounded before anything is parsed: parts that announce
 * too much are refused, a part is never given more memory than it announced, and the reader gets a repacked copy whose
 * sizes are true. Formulas are read as their last value, nothing is run. Throws `invalid-fields` for `file`.
 */
export async function readWorkbook(file: Uint8Array): Promise<SheetText[]> {
  try {
    const sheets = await readXlsx(Buffer.from(repack(file)))
    return sheets.map(({ sheet, data }) => ({
      name: sheet,
      // One row more than allowed, so that the check can say it.
      rows: data.slice(0, MAX_SHEET_ROWS + 2).map((row) => row.slice(0, MAX_COLUMNS).map(cellText)),
    }))
  } catch (error) {
    throw error instanceof Failure ? error : refused(UNREADABLE)
  }
}

const refused = (message: string) => new Failure('invalid-fields', { message, fields: { file: message } })

function repack(file: Uint8Array): Uint8Array {
  let [total, parts] = [0, 0]
  const unpacked = unzipSync(file, {
    filter({ originalSize, name }) {
      total += originalSize
      parts++
      if (total > MAX_UNPACKED_BYTES || parts > MAX_PARTS) throw refused(TOO_LARGE)
      return /\.(xml|rels)$/.test(name)
    },
  })
  for (const content of Object.values(unpacked)) {
    // No workbook needs a document type, and entities that multiply come by one.
    if (new TextDecoder().decode(content.subarray(0, 2048)).includes('<!DOCTYPE')) throw refused(UNREADABLE)
  }
  return zipSync(unpacked, { level: 0 })
}

const cellText = (cell: unknown): string =>
  cell === null || cell === undefined ? '' : cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell)
