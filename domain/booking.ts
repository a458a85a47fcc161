import * as v from 'valibot'
import type { BookingSettings } from './settings'
import { addMinutes, type Instant, InstantSchema, LocalDateSchema, LocalTimeSchema } from './time'
import { TopicSchema } from './topics'

/** `booked → checked-in → done`, or `no-show`, `cancelled`. */
export const BOOKING_STATUS_NAMES = {
  booked: '已预约',
  'checked-in': '已到场',
  done: '已咨询',
  'no-show': '没有来',
  cancelled: '已取消',
} as const
export type BookingStatus = keyof typeof BOOKING_STATUS_NAMES
export const BookingStatusSchema = v.picklist(Object.keys(BOOKING_STATUS_NAMES) as [BookingStatus, ...BookingStatus[]])

/** Which state may follow which. States without followers are final: an old link or a late tap changes nothing. */
export const BOOKING_TRANSITIONS: Record<BookingStatus, readonly BookingStatus[]> = {
  booked: ['checked-in', 'done', 'no-show', 'cancelled'],
  'checked-in': ['done', 'booked'],
  done: [],
  'no-show': [],
  cancelled: [],
}

/** States that hold a place and count towards the limits of rule 2. */
export const ACTIVE_STATUSES = ['booked', 'checked-in'] as const satisfies readonly BookingStatus[]

export const canBecome = (from: BookingStatus, to: BookingStatus): boolean => BOOKING_TRANSITIONS[from].includes(to)

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

/** What a booking is made from. The same schema checks the form and the server. */
export const BookingRequestSchema = v.object({
  slotId: v.pipe(v.string('请选时段'), v.minLength(1, '请选时段'), v.maxLength(80)),
  name: PersonNameSchema,
  phone: PhoneSchema,
  topic: TopicSchema,
  note: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(500, '说明最多写 500 个字'))),
  /** The family member who comes, when it is not the person booking. */
  beneficiary: v.optional(PersonNameSchema),
})
export type BookingRequest = v.InferOutput<typeof BookingRequestSchema>

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
})
export type DeskBooking = v.InferOutput<typeof DeskBookingSchema>

/** Rule 4: whether a slot that starts at `start` still takes bookings at `now`. */
export const isBookable = (start: Instant, now: Instant, settings: BookingSettings): boolean =>
  now < addMinutes(start, -settings.closeMinutes)

/** Rule 4: until when a booking of a slot that starts at `start` is cancelled free of a late mark. */
export const freeCancelUntil = (start: Instant, settings: BookingSettings): Instant =>
  addMinutes(start, -settings.freeCancelMinutes)

/** Rule 4: whether cancelling at `now` is late. */
export const isLateCancel = (start: Instant, now: Instant, settings: BookingSettings): boolean =>
  now > freeCancelUntil(start, settings)

/** 138****5678: what the desk shows until somebody asks for the number. */
export const maskPhone = (phone: string): string =>
  phone.length < 7 ? '*'.repeat(phone.length) : `${phone.slice(0, 3)}${'*'.repeat(phone.length - 7)}${phone.slice(-4)}`
