import { visitContext } from '../booking/visit'
import type { MatterColumns } from '../db/tables'
import type { Vault } from '../vault'

/** What was told in confidence, in the clear. */
export interface Told {
  name?: string | undefined
  phone?: string | undefined
  story?: string | undefined
  wish?: string | undefined
  agreement?: string | undefined
}

const COLUMNS = {
  name: 'name_sealed',
  phone: 'phone_sealed',
  story: 'story_sealed',
  wish: 'wish_sealed',
  agreement: 'agreement_sealed',
} as const
const FIELDS = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]

/** Seals what is given for the row `id`, column by column, as bookings are sealed. */
export function sealMatter(vault: Vault, id: string, told: Told): MatterColumns {
  const sealed: MatterColumns = { ...ERASED_MATTER }
  for (const field of FIELDS) {
    const text = told[field]
    if (text) sealed[COLUMNS[field]] = vault.seal(text, visitContext(id, COLUMNS[field]))
  }
  return sealed
}

/** Opens a row; what was erased or never told is absent. */
export function openMatter(vault: Vault, row: MatterColumns & { id: string }): Told {
  const told: Told = {}
  for (const field of FIELDS) {
    const sealed = row[COLUMNS[field]]
    if (sealed !== null) told[field] = vault.open(sealed, visitContext(row.id, COLUMNS[field]))
  }
  return told
}

/** A row's columns without anything that was told. */
export const ERASED_MATTER: MatterColumns = {
  name_sealed: null,
  phone_sealed: null,
  story_sealed: null,
  wish_sealed: null,
  agreement_sealed: null,
}
