import * as v from 'valibot'

const count = (min: number, max: number) =>
  v.pipe(v.number(), v.integer('要填整数'), v.minValue(min, `不能小于 ${min}`), v.maxValue(max, `不能大于 ${max}`))

/** The town's booking settings (booking rule 8), each with the default of the rules it belongs to. */
export const BookingSettingsSchema = v.object({
  /** Rule 2: active bookings one WeChat user may hold, for self and family together. */
  maxActivePerResident: v.optional(count(1, 20), 3),
  /** Rule 4: booking closes this many minutes before the slot starts. */
  closeMinutes: v.optional(count(0, 24 * 60), 30),
  /** Rule 4: cancelling is free until this many minutes before the slot, and marked late after. */
  freeCancelMinutes: v.optional(count(0, 7 * 24 * 60), 120),
  /** Rule 5: how long a freed place is held for a waiting person, in minutes. */
  holdMinutes: v.optional(count(5, 24 * 60), 120),
  /** Rule 6: this many no-shows … */
  noShowLimit: v.optional(count(1, 20), 3),
  /** … within this many days … */
  noShowWindowDays: v.optional(count(1, 730), 90),
  /** … pause online booking for this many days. */
  noShowPauseDays: v.optional(count(1, 365), 30),
  /** How many days ahead duty days are published. */
  horizonDays: v.optional(count(7, 180), 28),
  /** Names, phones and notes are erased this many days after the duty day; counts stay. */
  retentionDays: v.optional(count(30, 3650), 180),
})
export type BookingSettings = v.InferOutput<typeof BookingSettingsSchema>

/** The defaults of domain rule 8. */
export const DEFAULT_BOOKING_SETTINGS: BookingSettings = v.parse(BookingSettingsSchema, {})

/** How long the audit log is kept. */
export const AuditSettingsSchema = v.object({
  /** Entries older than this many days are cleared. */
  retentionDays: v.optional(count(180, 3650), 1095),
})

/** The town's settings for mediation requests; all days are calendar days in Asia/Shanghai. */
export const MediationSettingsSchema = v.object({
  /** A request is given to somebody within this many days of coming in … */
  assignDays: v.optional(count(1, 30), 2),
  /** … who begins within this many days … */
  beginDays: v.optional(count(1, 30), 3),
  /** … and ends it, one way or another, within this many days of beginning. */
  concludeDays: v.optional(count(5, 180), 30),
  /** Requests one resident may have open at once. */
  maxOpenPerResident: v.optional(count(1, 20), 3),
  /** Names, phones, what happened and what was agreed are erased this many days after the end; counts stay. */
  retentionDays: v.optional(count(60, 3650), 365),
})
export type MediationSettings = v.InferOutput<typeof MediationSettingsSchema>
