import { randomUUID } from 'node:crypto'
import {
  type DirectoryChange,
  type DirectoryEntry,
  type EntryKind,
  entryId,
  fieldChanges,
} from '@domain/directory-editing'
import { type ImportPlan, planImport, type SheetText } from '@domain/directory-sheet'
import { toInstant } from '@domain/time'
import type { StaffSession } from '../auth/session'
import type { Tx } from '../db/database'
import { Failure } from '../http/failure'
import type { Parts } from '../parts'
import { audit } from '../staff/audit'
import { type Directory, type DirectoryBook, loadDirectory } from './book'
import { addChange, listChanges, nextVersion, putEntry } from './store'

const HISTORY = 300

/** The id of a contact that staff add. */
const freshId = () => `c-${randomUUID()}`

/** Editing the directory: every change is written over the town's file and into the history in one transaction. */
export function directoryService(parts: Parts, book: DirectoryBook) {
  const { database, town, now } = parts

  /** Runs a change of the directory as it stands under its lock. */
  const changing = <T>(work: (tx: Tx, directory: Directory) => Promise<T>): Promise<T> =>
    database.transaction(async (tx) => {
      const version = await nextVersion(tx)
      return work(tx, await loadDirectory(tx, town, version))
    })

  async function write(tx: Tx, directory: Directory, staff: StaffSession, entry: DirectoryEntry, removed = false) {
    const id = entryId(entry)
    const before = valueIn(directory, entry.of, id)
    const after = removed ? undefined : entry.value
    if (JSON.stringify(before) === JSON.stringify(after)) return
    await putEntry(tx, {
      kind: entry.of,
      id,
      value: after ? JSON.stringify(after) : null,
      revision: directory.revisionOf(entry.of, id) + 1,
    })
    await addChange(tx, {
      id: randomUUID(),
      at: toInstant(now()),
      seq: directory.version,
      staff_id: staff.staffId,
      kind: entry.of,
      entry_id: id,
      before: before ? JSON.stringify(before) : null,
      after: after ? JSON.stringify(after) : null,
    })
  }

  return {
    /** Saves one entry that was opened at `revision`; throws `state-changed` when somebody else saved it since. */
    save: (staff: StaffSession, entry: DirectoryEntry, revision: number) =>
      changing(async (tx, directory) => {
        refuseMisfit(directory, entry)
        if (directory.revisionOf(entry.of, entryId(entry)) !== revision) throw new Failure('state-changed')
        await write(tx, directory, staff, entry)
        await audit(tx, now(), staff, 'directory.save', `${entry.of} ${entryId(entry)}`)
      }),

    /** Takes a contact or a village's rules out; the office, villages and places stay. */
    remove: (staff: StaffSession, of: 'contact' | 'rules', id: string, revision: number) =>
      changing(async (tx, directory) => {
        const value = valueIn(directory, of, id)
        if (!value || id === directory.office.id) throw new Failure('not-found')
        if (directory.revisionOf(of, id) !== revision) throw new Failure('state-changed')
        await write(tx, directory, staff, { of, value } as DirectoryEntry, true)
        await audit(tx, now(), staff, 'directory.remove', `${of} ${id}`)
      }),

    /** What the sheets would do; saves nothing. */
    async check(sheets: readonly SheetText[]): Promise<{ plan: ImportPlan; version: number }> {
      const directory = await book.current()
      return { plan: planOf(directory, sheets), version: directory.version }
    },

    /** Saves the sheets as they were checked at `version`: all rows or none. */
    confirm: (staff: StaffSession, sheets: readonly SheetText[], version: number) =>
      changing(async (tx, directory) => {
        if (directory.version !== version + 1)
          throw new Failure('state-changed', { message: '核对以后，别人改过通讯录。请重新核对一次再导入。' })
        const plan = planOf(directory, sheets)
        if (plan.rows.some(({ what }) => what === 'fault'))
          throw new Failure('invalid-fields', { message: '表里还有没填对的行，请改好再导入。' })
        for (const entry of plan.entries) await write(tx, directory, staff, entry)
        await audit(tx, now(), staff, 'directory.import', `${plan.entries.length}`)
        return plan
      }),

    /** Who changed what, newest first. */
    async history(): Promise<DirectoryChange[]> {
      const { villageName } = await book.current()
      return (await listChanges(database.query, HISTORY)).map((row) => {
        const before = row.before === null ? undefined : (JSON.parse(row.before) as Record<string, unknown>)
        const after = row.after === null ? undefined : (JSON.parse(row.after) as Record<string, unknown>)
        const { name = villageName(row.entry_id) } = after ?? before ?? {}
        return {
          at: row.at,
          who: row.who ?? '（已删除的账号）',
          of: row.kind,
          name: String(name),
          what: !before ? 'added' : after ? 'changed' : 'removed',
          changes: fieldChanges(before, after, villageName),
        }
      })
    },
  }
}
export type DirectoryService = ReturnType<typeof directoryService>

const planOf = ({ villages, contacts, office }: Directory, sheets: readonly SheetText[]): ImportPlan =>
  planImport(sheets, { villages, contacts: [office, ...contacts] }, freshId)

function valueIn(directory: Directory, of: EntryKind, id: string) {
  if (of === 'rules') return directory.rules.get(id)
  if (of === 'contact') return [directory.office, ...directory.contacts].find((each) => each.id === id)
  return (of === 'village' ? directory.villages : directory.places).find((each) => each.id === id)
}

/** A village must be one of the town's; villages and places are only changed, and the office stays the office. */
function refuseMisfit(directory: Directory, entry: DirectoryEntry): void {
  const isVillage = (id: string) => directory.villages.some((village) => village.id === id)
  if ((entry.of === 'village' || entry.of === 'place') && !valueIn(directory, entry.of, entry.value.id))
    throw new Failure('not-found')
  if (entry.of === 'rules' && !isVillage(entry.value.villageId)) throw new Failure('not-found')
  if (entry.of === 'contact' && entry.value.villageId !== undefined && !isVillage(entry.value.villageId))
    throw new Failure('invalid-fields', { fields: { villageId: '没有这个村，请重新选择' } })
  if (entry.of === 'contact' && entry.value.id === directory.office.id && entry.value.kind !== 'office')
    throw new Failure('invalid-fields', { fields: { kind: '镇办公地点的类别不能改' } })
}
