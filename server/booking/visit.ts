import type { VisitColumns } from '../db/tables'
import type { Vault } from '../vault'

/** Who comes and why, in the clear. */
export interface Visit {
  name: string
  phone: string
  note?: string | undefined
  beneficiary?: string | undefined
}

const COLUMNS = {
  name: 'name_sealed',
  phone: 'phone_sealed',
  note: 'note_sealed',
  beneficiary: 'beneficiary_sealed',
} as const
type Field = keyof typeof COLUMNS
const FIELDS = Object.keys(COLUMNS) as Field[]

/** What the seal of a column is tied to: another row's or column's ciphertext doesn't open here. */
export const visitContext = (rowId: string, column: string): string => `visit.${column}:${rowId}`

/** Seals a visit for the row `rowId`. */
export function sealVisit(vault: Vault, rowId: string, visit: Visit): VisitColumns {
  const sealed: VisitColumns = { name_sealed: null, phone_sealed: null, note_sealed: null, beneficiary_sealed: null }
  for (const field of FIELDS) {
    const text = visit[field]
    if (text) sealed[COLUMNS[field]] = vault.seal(text, visitContext(rowId, COLUMNS[field]))
  }
  return sealed
}

/** Opens one field of a row's visit; undefined where there is none or it has been erased. */
export function openField(vault: Vault, row: VisitColumns & { id: string }, field: Field): string | undefined {
  const sealed = row[COLUMNS[field]]
  return sealed === null ? undefined : vault.open(sealed, visitContext(row.id, COLUMNS[field]))
}

/** A row's visit; an erased one says so instead of a name. */
export const openVisit = (vault: Vault, row: VisitColumns & { id: string }): Visit => ({
  name: openField(vault, row, 'name') ?? '（已清除）',
  phone: openField(vault, row, 'phone') ?? '',
  note: openField(vault, row, 'note'),
  beneficiary: openField(vault, row, 'beneficiary'),
})

/** The same visit sealed for another row, as when a place on the waiting list becomes a booking. */
export const resealVisit = (vault: Vault, row: VisitColumns & { id: string }, rowId: string): VisitColumns =>
  sealVisit(vault, rowId, openVisit(vault, row))

/** The keyed hash that finds a phone number. */
export const phoneKey = (vault: Vault, phone: string): string => vault.hash('phone', phone)

/** Keyed hashes by which the database tells people apart without knowing them. */
export function visitKeys(vault: Vault, visit: Visit) {
  const own = visit.beneficiary === undefined || visit.beneficiary === visit.name
  return {
    beneficiary_key: own ? 'self' : vault.hash('person', visit.beneficiary ?? ''),
    person_hash: vault.hash('person', visit.beneficiary ?? visit.name),
    phone_hash: phoneKey(vault, visit.phone),
  }
}

/** The columns of a row without anything that names or finds a person. */
export const ERASED_VISIT = {
  name_sealed: null,
  phone_sealed: null,
  note_sealed: null,
  beneficiary_sealed: null,
} as const satisfies VisitColumns
