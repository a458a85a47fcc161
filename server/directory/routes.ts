import { Buffer } from 'node:buffer'
import { directorySheets, parsePasted, type SheetText } from '@domain/directory-sheet'
import type { Handlers } from '../http/contract'
import { Failure } from '../http/failure'
import type { Parts } from '../parts'
import { audit } from '../staff/audit'
import { workbook } from '../survey/spreadsheet'
import type { Directory, DirectoryBook } from './book'
import { directoryService } from './service'
import { readWorkbook } from './xlsx'

type DirectoryHandlers = Pick<
  Handlers,
  | 'villageRules'
  | 'deskDirectory'
  | 'deskSaveEntry'
  | 'deskRemoveEntry'
  | 'deskDirectoryHistory'
  | 'deskDirectoryXlsx'
  | 'deskDirectoryTemplate'
  | 'deskCheckImport'
  | 'deskImport'
>

const sheetsOf = (input: { file: string } | { text: string }): Promise<SheetText[]> | SheetText[] =>
  'file' in input ? readWorkbook(new Uint8Array(Buffer.from(input.file, 'base64'))) : [parsePasted(input.text)]

/** The town's directory at the desk: edit, import and export, history; and each village's rules for residents. */
export function directoryRoutes(parts: Parts, book: DirectoryBook): DirectoryHandlers {
  const service = directoryService(parts, book)
  return {
    async villageRules({ params }) {
      const { villages, rules } = await book.current()
      const village = villages.find(({ id }) => id === params.id)
      if (!village) throw new Failure('not-found')
      return { village, rules: rules.get(village.id) }
    },
    deskDirectory: async () => toDesk(await book.current()),
    async deskSaveEntry({ body, staff }) {
      await service.save(staff, body.entry, body.revision)
      return toDesk(await book.current())
    },
    async deskRemoveEntry({ body, staff }) {
      await service.remove(staff, body.of, body.id, body.revision)
      return toDesk(await book.current())
    },
    deskDirectoryHistory: () => service.history(),
    async deskDirectoryXlsx({ staff }) {
      const { villages, contacts, office } = await book.current()
      await parts.database.transaction((tx) => audit(tx, parts.now(), staff, 'directory.export', ''))
      return {
        filename: '通讯录.xlsx',
        content: workbook(directorySheets({ villages, contacts: [office, ...contacts] })),
      }
    },
    async deskDirectoryTemplate() {
      const { villages } = await book.current()
      return { filename: '通讯录模板.xlsx', content: workbook(directorySheets({ villages, contacts: [] })) }
    },
    async deskCheckImport({ body }) {
      const { plan, version } = await service.check(await sheetsOf(body.source))
      return { rows: plan.rows, version }
    },
    async deskImport({ body, staff }) {
      const { rows } = await service.confirm(staff, await sheetsOf(body.source), body.version)
      return { rows, version: body.version + 1 }
    },
  }
}

const toDesk = (directory: Directory) => ({
  version: directory.version,
  officeId: directory.office.id,
  villages: directory.villages.map((value) => ({
    value,
    revision: directory.revisionOf('village', value.id),
    rules: directory.rules.get(value.id),
    rulesRevision: directory.revisionOf('rules', value.id),
  })),
  contacts: [directory.office, ...directory.contacts].map((value) => ({
    value,
    revision: directory.revisionOf('contact', value.id),
  })),
  places: directory.places.map((value) => ({ value, revision: directory.revisionOf('place', value.id) })),
})
