import * as v from 'valibot'
import type { BookingSettings } from './settings'
import { addMinutes, type Instant, InstantSchema, LocalDateSchema, LocalTimeSchema } from './time'
import { TopicSchema } from './topics'

/** `booked → checked-in → called → done`, or `no-show`, `cancelled`. */
export const BOOKING_STATUS_NAMES = {
  booked: '已预约',
  'checked-in': '已到场',
  called: '已叫号',
  done: '已咨询',
  'no-show': '没有来',
  cancelled: '已取消',
} as const
export type BookingStatus = keyof typeof BOOKING_STATUS_NAMES
export const BookingStatusSchema = v.picklist(Object.keys(BOOKING_STATUS_NAMES) as [BookingStatus, ...BookingStatus[]])

/** States that hold a place and count towards the limits of rule 2. */
export const ACTIVE_STATUSES = ['booked', 'checked-in', 'called'] as const satisfies readonly BookingStatus[]

/** Trims, and folds the inner spaces that phone keyboards leave in names. */
const tidy = v.transform((text: string) => text.trim().replace(/\s+/g, ' '))

/** A person's name as they would say it; two characters to thirty. */
export const PersonNameSchema = v.pipe(
  v.string('请填姓名'),
  tidy,
  v.minLength(2, '请填姓名，至少两个字'),
  v.maxLength(30, '姓名太长了，最多 30 个字'),
  v.regex(/^[\p{L}\p{M}·•. ]+$/u, '姓名里只写文字，不要写数字或符号'),
)

/** A mainland mobile number, or a landline with its area code; spaces and hyphens that people type are dropped. */
export const PhoneSchema = v.pipe(
  v.string('请填电话'),
  v.transform((text) => text.replace(/[\s-]/g, '').replace(/^(\+86|0086)/, '')),
  v.regex(/^(1[3-9]\d{9}|0\d{9,11})$/, '电话不对：手机号是 11 位数字，座机要带区号'),
)

const SlotIdSchema = v.pipe(v.string('请选时段'), v.minLength(1, '请选时段'), v.maxLength(80))

/** Why staff change something: said to the person concerned, so it is never empty. */
export const ReasonSchema = v.pipe(
  v.string('请写原因'),
  v.trim(),
  v.minLength(2, '请写原因，群众会看到'),
  v.maxLength(100, '原因最多写 100 个字'),
)

/** Who comes and about what: the part of a request that a booking and a place on the waiting list share. */
const VisitFields = {
  name: PersonNameSchema,
  phone: PhoneSchema,
  topic: TopicSchema,
  note: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(500, '说明最多写 500 个字'))),
  /** The family member who comes, when it is not the person booking. */
  beneficiary: v.optional(PersonNameSchema),
}

/** What a booking is made from. The same schema checks the form and the server. */
export const BookingRequestSchema = v.object({ slotId: SlotIdSchema, ...VisitFields })
export type BookingRequest = v.InferOutput<typeof BookingRequestSchema>

/** To which slot a booking moves. */
export const MoveRequestSchema = v.object({ slotId: SlotIdSchema })

/** What a place on a day's waiting list is made from. */
export const WaitlistRequestSchema = v.object({
  dutyDayId: v.pipe(v.string(), v.minLength(1, '请选日期'), v.maxLength(80)),
  ...VisitFields,
})
export type WaitlistRequest = v.InferOutput<typeof WaitlistRequestSchema>

/** How a booking was made: by the resident, or by staff for somebody on the phone, at the counter, in a village. */
export const CHANNEL_NAMES = { online: '网上', phone: '电话', 'walk-in': '现场', village: '村里代约' } as const
export type Channel = keyof typeof CHANNEL_NAMES
export const ChannelSchema = v.picklist(Object.keys(CHANNEL_NAMES) as [Channel, ...Channel[]])

/**
 * What staff make a booking from; the limits of rule 2 go by phone number. A walk-in may be taken until the slot ends,
 * and into a full slot when `extraPlaceReason` says why one more fits.
 */
export const DeskBookingRequestSchema = v.object({
  ...BookingRequestSchema.entries,
  channel: v.picklist(['phone', 'walk-in', 'village']),
  villageId: v.optional(v.pipe(v.string(), v.maxLength(60))),
  extraPlaceReason: v.optional(ReasonSchema),
})
export type DeskBookingRequest = v.InferOutput<typeof DeskBookingRequestSchema>

/** What came of a consultation. */
export const RESULT_NAMES = {
  advised: '已解答',
  'needs-more': '需再来一次',
  referred: '已转介',
  left: '没等到就走了',
} as const
/** Where a person was sent on to. */
export const REFERRAL_NAMES = {
  'legal-aid': '法律援助',
  mediation: '人民调解',
  litigation: '诉讼',
  arbitration: '仲裁',
  petition: '信访',
  police: '公安',
  other: '其他部门',
} as const
type ResultKind = keyof typeof RESULT_NAMES
type Referral = keyof typeof REFERRAL_NAMES

/** The adviser's record (咨询结果). `privateNote` is sealed, and read only by that adviser and the 司法所. */
export const OutcomeSchema = v.object({
  topic: TopicSchema,
  result: v.picklist(Object.keys(RESULT_NAMES) as [ResultKind, ...ResultKind[]], '请选处理结果'),
  referredTo: v.optional(v.picklist(Object.keys(REFERRAL_NAMES) as [Referral, ...Referral[]])),
  followUpOn: v.optional(LocalDateSchema),
  privateNote: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(2000, '记录最多写 2000 个字'))),
})
export type Outcome = v.InferOutput<typeof OutcomeSchema>

/** `waiting → offered → accepted / passed / expired`; `left` when the person gave up waiting, `closed` when the day ended. */
export const WAITLIST_STATUS_NAMES = {
  waiting: '候补中',
  offered: '有空位，等您确认',
  accepted: '已预约',
  passed: '已放弃',
  expired: '过时未确认',
  closed: '已结束',
} as const
export type WaitlistStatus = keyof typeof WAITLIST_STATUS_NAMES
export const WaitlistStatusSchema = v.picklist(
  Object.keys(WAITLIST_STATUS_NAMES) as [WaitlistStatus, ...WaitlistStatus[]],
)

/** A place on a day's waiting list (候补) as the person waiting sees it. */
export const WaitlistEntrySchema = v.object({
  id: v.string(),
  status: WaitlistStatusSchema,
  dutyDayId: v.string(),
  date: LocalDateSchema,
  adviser: v.string(),
  place: v.string(),
  topic: TopicSchema,
  name: v.string(),
  beneficiary: v.optional(v.string()),
  /** How many wait before this person; 0 for the first. */
  ahead: v.optional(v.number()),
  /** The place held, and until when it may be accepted. */
  offer: v.optional(
    v.object({ slotId: v.string(), start: LocalTimeSchema, end: LocalTimeSchema, until: InstantSchema }),
  ),
  createdAt: InstantSchema,
  /** Why waiting ended, where staff closed the day. */
  reason: v.optional(v.string()),
})
export type WaitlistEntry = v.InferOutput<typeof WaitlistEntrySchema>

/** A slot as residents see it. `left` is never negative; a waiting person's held place counts as taken. */
export const SlotSchema = v.object({
  id: v.string(),
  start: LocalTimeSchema,
  end: LocalTimeSchema,
  places: v.pipe(v.number(), v.integer(), v.minValue(0)),
  left: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** False once booking has closed for this slot (rule 4) although places may be left. */
  open: v.boolean(),
})
export type Slot = v.InferOutput<typeof SlotSchema>

/** A duty day (值班日) as residents see it. */
export const DutyDaySchema = v.object({
  id: v.string(),
  date: LocalDateSchema,
  adviser: v.string(),
  place: v.string(),
  slots: v.array(SlotSchema),
  /** How many people wait for a place on this day. */
  waiting: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0),
})
export type DutyDay = v.InferOutput<typeof DutyDaySchema>

/** A booking (预约) as the person who made it sees it: enough for a ticket that opens offline. */
export const BookingSchema = v.object({
  id: v.string(),
  /** Number on the day, for example 1203-07. */
  number: v.string(),
  /** Six digits said or scanned at the desk. */
  code: v.pipe(v.string(), v.regex(/^\d{6}$/)),
  status: BookingStatusSchema,
  slotId: v.string(),
  dutyDayId: v.string(),
  date: LocalDateSchema,
  start: LocalTimeSchema,
  end: LocalTimeSchema,
  adviser: v.string(),
  place: v.string(),
  topic: TopicSchema,
  name: v.string(),
  phone: v.string(),
  note: v.optional(v.string()),
  beneficiary: v.optional(v.string()),
  createdAt: InstantSchema,
  /** Until when cancelling is free; after it a cancellation is marked late. */
  freeCancelUntil: InstantSchema,
  cancelledLate: v.optional(v.boolean()),
  /** Why it was cancelled or moved, when staff did it. */
  reason: v.optional(v.string()),
})
export type Booking = v.InferOutput<typeof BookingSchema>

/** A booking as the desk's list shows it: masked until somebody asks for the number. */
export const DeskBookingSchema = v.object({
  id: v.string(),
  number: v.string(),
  status: BookingStatusSchema,
  date: LocalDateSchema,
  start: LocalTimeSchema,
  end: LocalTimeSchema,
  adviser: v.string(),
  place: v.string(),
  topic: TopicSchema,
  /** The person who comes. */
  visitor: v.string(),
  phoneMasked: v.string(),
  /** Set when somebody else booked for the visitor. */
  bookedBy: v.optional(v.string()),
  note: v.optional(v.string()),
  slotId: v.string(),
  dutyDayId: v.string(),
  channel: ChannelSchema,
  villageId: v.optional(v.string()),
  reason: v.optional(v.string()),
  cancelledLate: v.optional(v.boolean()),
  /** Places that staff added to the slot, and why. */
  addedPlaces: v.optional(v.object({ count: v.number(), reason: v.string() })),
  /** True once names, phone and notes have been erased; counts stay. */
  erased: v.boolean(),
})
export type DeskBooking = v.InferOutput<typeof DeskBookingSchema>

/** One booking with what came of it. */
export const DeskBookingDetailSchema = v.object({
  ...DeskBookingSchema.entries,
  outcome: v.optional(OutcomeSchema),
})

/** Somebody whose online booking is paused by rule 6. */
export const PauseSchema = v.object({
  /** Of the person, for lifting. */
  id: v.string(),
  visitor: v.string(),
  phoneMasked: v.string(),
  until: InstantSchema,
  /** Days not come to, newest first. */
  noShows: v.array(LocalDateSchema),
})

const DAY = 24 * 60

/** Rule 4: whether a slot that starts at `start` still takes bookings at `now`. */
export const isBookable = (start: Instant, now: Instant, settings: BookingSettings): boolean =>
  now < addMinutes(start, -settings.closeMinutes)

/** Rule 4: until when a booking of a slot that starts at `start` is cancelled free of a late mark. */
export const freeCancelUntil = (start: Instant, settings: BookingSettings): Instant =>
  addMinutes(start, -settings.freeCancelMinutes)

/** Rule 4: whether cancelling at `now` is late. */
export const isLateCancel = (start: Instant, now: Instant, settings: BookingSettings): boolean =>
  now > freeCancelUntil(start, settings)

/**
 * Rule 6: until when online booking is paused, given the instants of the slots somebody did not come to (any order).
 * Counted from the last of the no-shows that reached the limit; what lies before `liftedAt` is forgiven.
 */
export function pausedUntil(
  noShows: readonly Instant[],
  now: Instant,
  settings: BookingSettings,
  liftedAt?: Instant | null,
): Instant | undefined {
  const counted = noShows.filter((at) => at <= now && (!liftedAt || at > liftedAt)).sort()
  for (let last = counted.length - 1; last >= settings.noShowLimit - 1; last--) {
    const [first, end] = [counted[last - settings.noShowLimit + 1] as Instant, counted[last] as Instant]
    const until = addMinutes(end, settings.noShowPauseDays * DAY)
    if (until <= now) return undefined
    if (addMinutes(first, settings.noShowWindowDays * DAY) >= end) return until
  }
  return undefined
}

/** Rule 5: until when a place freed at `now` is held for a waiting person; undefined when booking has closed already. */
export function holdUntil(start: Instant, now: Instant, settings: BookingSettings): Instant | undefined {
  const closes = addMinutes(start, -settings.closeMinutes)
  if (now >= closes) return undefined
  const held = addMinutes(now, settings.holdMinutes)
  // Instants are text; Math.min is for numbers.
  if (held < closes) return held
  return closes
}

/** 138****5678: what the desk shows until somebody asks for the number. */
export const maskPhone = (phone: string): string =>
  phone.length < 7 ? '*'.repeat(phone.length) : `${phone.slice(0, 3)}${'*'.repeat(phone.length - 7)}${phone.slice(-4)}`
