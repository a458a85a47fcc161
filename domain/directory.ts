import * as v from 'valibot'
import { AuditSettingsSchema, BookingSettingsSchema, MediationSettingsSchema } from './settings'
import { TopicSchema } from './topics'

/** Kinds of whom to call; the first five are those of a village, in the order in which residents see them. */
export const CONTACT_KINDS = {
  'grid-officer': '网格员',
  mediator: '人民调解员',
  'law-guide': '法律明白人',
  adviser: '法律顾问',
  'service-point': '法律服务点',
  office: '办公地点',
  agency: '办事机构',
  hotline: '热线',
} as const
export type ContactKind = keyof typeof CONTACT_KINDS
export const CONTACT_KIND_IDS = Object.keys(CONTACT_KINDS) as [ContactKind, ...ContactKind[]]

const text = (max: number, ask = '请填写') => v.pipe(v.string(ask), v.trim(), v.maxLength(max, `最多写 ${max} 个字`))
const named = (what: string, max: number) => v.pipe(text(max, `请填${what}`), v.minLength(1, `请填${what}`))
const latitude = v.optional(v.pipe(v.number('要填数字'), v.minValue(-90, '纬度不对'), v.maxValue(90, '纬度不对')))
const longitude = v.optional(v.pipe(v.number('要填数字'), v.minValue(-180, '经度不对'), v.maxValue(180, '经度不对')))

/** A number to call: digits and hyphens only, so that a phone can dial it as it stands. */
export const ContactPhoneSchema = v.pipe(
  v.string(),
  v.trim(),
  v.regex(/^[0-9-]{3,20}$/, '电话只能写数字和短横线，例如 13900000001 或 0314-0000000'),
)

/**
 * Someone to call (联系人). `phone` is absent while nobody has published the number: the desk asks staff to fill it in,
 * and residents see whom to ask instead.
 */
export const ContactSchema = v.object({
  id: v.pipe(v.string(), v.regex(/^[\w-]{1,60}$/)),
  kind: v.picklist(CONTACT_KIND_IDS, '请选类别'),
  name: named('姓名或名称', 40),
  phone: v.optional(ContactPhoneSchema),
  /** What one calls it for, in a villager's words. */
  purpose: v.optional(text(100), ''),
  topics: v.optional(v.array(TopicSchema), []),
  villageId: v.optional(v.string()),
  /** When somebody answers, in words. */
  hours: v.optional(text(60)),
  /** Where to find them, in words and, once known, on the map (GCJ-02). */
  address: v.optional(text(100)),
  latitude,
  longitude,
})
export type Contact = v.InferOutput<typeof ContactSchema>

export const VillageSchema = v.object({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/)),
  name: named('村名', 30),
  /** Residents, for survey targets; absent until the town fills it in. */
  population: v.optional(
    v.pipe(v.number('人口要填整数'), v.integer('人口要填整数'), v.minValue(0), v.maxValue(200_000)),
  ),
})
export type Village = v.InferOutput<typeof VillageSchema>

/** Where people come to: the address in words and, once known, the point on the map (GCJ-02, as WeChat's map wants). */
export const PlaceSchema = v.object({
  id: v.pipe(v.string(), v.minLength(1)),
  name: named('名称', 40),
  address: named('地址', 100),
  hours: v.optional(text(60)),
  latitude,
  longitude,
})
export type Place = v.InferOutput<typeof PlaceSchema>

/** `content/town.yaml`: all facts of one town. Another township edits this one file. */
export const TownSchema = v.object({
  name: v.pipe(v.string(), v.minLength(1)),
  county: v.string(),
  /** What the service calls itself. */
  serviceName: v.string(),
  /** The 司法所 or 政务服务中心 that answers the phone; without a number until the town fills it in. */
  office: ContactSchema,
  villages: v.pipe(v.array(VillageSchema), v.minLength(1)),
  contacts: v.array(ContactSchema),
  places: v.pipe(v.array(PlaceSchema), v.minLength(1)),
  booking: v.optional(BookingSettingsSchema, {}),
  mediation: v.optional(MediationSettingsSchema, {}),
  audit: v.optional(AuditSettingsSchema, {}),
})
export type Town = v.InferOutput<typeof TownSchema>

/** A name that stands for one nobody has filled in yet. */
export const isPlaceholder = (name: string): boolean => name.includes('待填写')

/** Contacts in the order a resident needs them: own village first, then by kind. */
export const inOrderFor = (contacts: readonly Contact[], villageId: string | undefined): Contact[] =>
  [...contacts].sort((a, b) => rank(a, villageId) - rank(b, villageId))

const rank = (contact: Contact, villageId: string | undefined): number =>
  (villageId !== undefined && contact.villageId === villageId ? 0 : 100) + CONTACT_KIND_IDS.indexOf(contact.kind)
