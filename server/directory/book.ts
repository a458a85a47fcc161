import { type Contact, ContactSchema, type Place, PlaceSchema, type Village, VillageSchema } from '@domain/directory'
import type { EntryKind } from '@domain/directory-editing'
import { type VillageRules, VillageRulesSchema } from '@domain/village-rules'
import * as v from 'valibot'
import type { Queryable } from '../db/database'
import type { DirectoryEntryRow } from '../db/tables'
import type { Parts } from '../parts'
import { directoryVersion, entriesOf } from './store'

/** The directory as it stands: the town's file with what staff changed over it. */
export interface Directory {
  version: number
  office: Contact
  villages: readonly Village[]
  /** Without the office. */
  contacts: readonly Contact[]
  places: readonly Place[]
  /** By village. */
  rules: ReadonlyMap<string, VillageRules>
  /** How often staff changed an entry. */
  revisionOf(kind: EntryKind, id: string): number
  villageName(id: string): string
}

/** Reads the directory; asks for its version each time, so that a change made by another process shows at once. */
export interface DirectoryBook {
  current(): Promise<Directory>
}

export function createDirectoryBook({ database, town }: Pick<Parts, 'database' | 'town'>): DirectoryBook {
  let latest: Directory | undefined
  return {
    async current() {
      const version = await directoryVersion(database.query)
      if (latest?.version !== version) latest = await loadDirectory(database.query, town, version)
      return latest
    },
  }
}

/** The directory from the database; inside a transaction it is what that transaction sees. */
export async function loadDirectory(db: Queryable, town: Parts['town'], version: number): Promise<Directory> {
  const rows = await entriesOf(db)
  const over = <S extends v.GenericSchema<unknown, { id: string }>>(
    kind: EntryKind,
    schema: S,
    seed: readonly v.InferOutput<S>[],
  ): v.InferOutput<S>[] => {
    const changed = new Map(rows.filter((row) => row.kind === kind).map((row) => [row.id, entryValue(row, schema)]))
    const kept = seed.flatMap((entry) => {
      if (!changed.has(entry.id)) return [entry]
      const value = changed.get(entry.id)
      changed.delete(entry.id)
      return value ? [value] : []
    })
    return [...kept, ...[...changed.values()].flatMap((value) => (value ? [value] : []))]
  }
  const people = over('contact', ContactSchema, [town.office, ...town.contacts])
  const office = people.find(({ id }) => id === town.office.id) ?? town.office
  const villages = over('village', VillageSchema, town.villages)
  const names = new Map(villages.map(({ id, name }) => [id, name]))
  const rules = rows.flatMap((row) => (row.kind === 'rules' ? (entryValue(row, VillageRulesSchema) ?? []) : []))
  const revisions = new Map(rows.map((row) => [`${row.kind} ${row.id}`, row.revision]))
  return {
    version,
    office,
    villages,
    contacts: people.filter((contact) => contact !== office),
    places: over('place', PlaceSchema, town.places),
    rules: new Map(rules.map((each) => [each.villageId, each])),
    revisionOf: (kind, id) => revisions.get(`${kind} ${id}`) ?? 0,
    villageName: (id) => names.get(id) ?? id,
  }
}

/** What a row holds; a value that today's schema no longer takes counts as none, the town's file shows instead of a fault. */
function entryValue<S extends v.GenericSchema>(row: DirectoryEntryRow, schema: S): v.InferOutput<S> | undefined {
  if (row.value === null) return undefined
  const parsed = v.safeParse(schema, JSON.parse(row.value))
  return parsed.success ? parsed.output : undefined
}
