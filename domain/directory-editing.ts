/** What staff change in the directory over the town's file, and how a change is told afterwards. */
import * as v from 'valibot'
import { CONTACT_KINDS, ContactSchema, PlaceSchema, VillageSchema } from './directory'
import { InstantSchema } from './time'
import { TOPIC_NAMES } from './topics'
import { VillageRulesSchema } from './village-rules'

/** One thing of the directory: a village's name, whom to call, a place, or a village's rules. */
export const DirectoryEntrySchema = v.variant('of', [
  v.object({ of: v.literal('village'), value: VillageSchema }),
  v.object({ of: v.literal('contact'), value: ContactSchema }),
  v.object({ of: v.literal('place'), value: PlaceSchema }),
  v.object({ of: v.literal('rules'), value: VillageRulesSchema }),
])
export type DirectoryEntry = v.InferOutput<typeof DirectoryEntrySchema>

export const ENTRY_KINDS = { village: '村', contact: '联系人', place: '地点', rules: '村规民约' } as const
export type EntryKind = keyof typeof ENTRY_KINDS
export const EntryKindSchema = v.picklist(Object.keys(ENTRY_KINDS) as [EntryKind, ...EntryKind[]])

/** How often an entry was changed since the town's file: 0 is as the file has it. */
export const RevisionSchema = v.pipe(v.number(), v.integer(), v.minValue(0))

/** By what an entry is found: a village's rules by the village. */
export const entryId = (entry: DirectoryEntry): string =>
  entry.of === 'rules' ? entry.value.villageId : entry.value.id

const FIELD_NAMES: Record<string, string> = {
  name: '姓名或名称',
  population: '人口',
  kind: '类别',
  phone: '电话',
  purpose: '找他办什么',
  topics: '主题',
  villageId: '村',
  hours: '时间',
  address: '地址',
  latitude: '纬度',
  longitude: '经度',
  text: '全文',
  adoptedOn: '通过日期',
  reviewedOn: '合法性审查日期',
}

/** One field before and after, in words; absent where it was or is empty. */
export const FieldChangeSchema = v.object({
  field: v.string(),
  from: v.optional(v.string()),
  to: v.optional(v.string()),
})
export type FieldChange = v.InferOutput<typeof FieldChangeSchema>

/** A change as the history lists it. */
export const DirectoryChangeSchema = v.object({
  at: InstantSchema,
  who: v.string(),
  of: EntryKindSchema,
  name: v.string(),
  what: v.picklist(['added', 'changed', 'removed']),
  changes: v.array(FieldChangeSchema),
})
export type DirectoryChange = v.InferOutput<typeof DirectoryChangeSchema>

type Fields = Record<string, unknown>

/** What differs between two states of an entry, field by field in a fixed order; nothing where they are alike. */
export function fieldChanges(
  before: Fields | undefined,
  after: Fields | undefined,
  villageName: (id: string) => string,
): FieldChange[] {
  return Object.entries(FIELD_NAMES).flatMap(([key, field]): FieldChange[] => {
    const [from, to] = [before, after].map((fields) => inWords(key, fields?.[key], villageName))
    if (from === to) return []
    return [{ field, ...(from ? { from } : {}), ...(to ? { to } : {}) }]
  })
}

function inWords(key: string, value: unknown, villageName: (id: string) => string): string {
  if (value === undefined || value === null) return ''
  if (key === 'villageId') return villageName(String(value))
  if (key === 'kind') return CONTACT_KINDS[value as keyof typeof CONTACT_KINDS] ?? String(value)
  if (Array.isArray(value)) return value.map((each) => TOPIC_NAMES[each as keyof typeof TOPIC_NAMES]).join('、')
  return String(value)
}
