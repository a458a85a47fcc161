import type { Contact, Place, Village } from '@domain/directory'
import type { VillageRules } from '@domain/village-rules'
import { nanoid } from 'nanoid'

/** What is open in the form, with how often it had been changed when it was opened. */
export type Edited =
  | { of: 'village'; value: Village; revision: number }
  | { of: 'contact'; value: Contact; revision: number; fresh?: true; office?: true }
  | { of: 'place'; value: Place; revision: number }
  | { of: 'rules'; value: Partial<VillageRules> & { villageId: string }; village: string; revision: number }

export type EditedAs<K extends Edited['of']> = Extract<Edited, { of: K }>

/** A contact that is about to be added. */
export const newContact = (more: Partial<Contact>): Contact => ({
  id: `c-${nanoid()}`,
  kind: 'grid-officer',
  name: '',
  purpose: '',
  topics: [],
  ...more,
})
