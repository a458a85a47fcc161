import * as v from 'valibot'
import { BookingSettingsSchema } from './settings'
import { TopicSchema } from './topics'

export const CONTACT_KINDS = {
  'grid-officer': '网格员',
  mediator: '人民调解员',
  'law-guide': '法律明白人',
  adviser: '法律顾问',
  office: '办公地点',
  hotline: '热线',
} as const
export type ContactKind = keyof typeof CONTACT_KINDS

/**
 * Someone to call (联系人). `phone` is absent while nobody has published the number: the desk asks staff to fill it in,
 * and residents see whom to ask instead.
 */
export const ContactSchema = v.object({
  id: v.pipe(v.string(), v.minLength(1)),
  kind: v.picklist(Object.keys(CONTACT_KINDS) as [ContactKind, ...ContactKind[]]),
  name: v.pipe(v.string(), v.minLength(1)),
  phone: v.optional(v.pipe(v.string(), v.regex(/^[0-9-]{3,20}$/, '电话只能写数字和短横线'))),
  /** What one calls it for, in a villager's words. */
  purpose: v.string(),
  topics: v.optional(v.array(TopicSchema), []),
  villageId: v.optional(v.string()),
  hours: v.optional(v.string()),
})
export type Contact = v.InferOutput<typeof ContactSchema>

export const VillageSchema = v.object({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/)),
  name: v.pipe(v.string(), v.minLength(1)),
  /** Residents, for survey targets; absent until the town fills it in. */
  population: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
})
export type Village = v.InferOutput<typeof VillageSchema>

/** Where people come to: the address in words and, once known, the point on the map (GCJ-02, as WeChat's map wants). */
export const PlaceSchema = v.object({
  id: v.pipe(v.string(), v.minLength(1)),
  name: v.pipe(v.string(), v.minLength(1)),
  address: v.string(),
  latitude: v.optional(v.pipe(v.number(), v.minValue(-90), v.maxValue(90))),
  longitude: v.optional(v.pipe(v.number(), v.minValue(-180), v.maxValue(180))),
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
})
export type Town = v.InferOutput<typeof TownSchema>
