/**
 * The numbers of the town's rules (booking rule 8): each with its words, unit, default and range in one table, from which
 * the schemas, the desk's form and its history are derived. The town's file may set them, and staff over the file.
 */
import * as v from 'valibot'
import { InstantSchema } from './time'

/** One number of the town's rules. */
export interface NumberSetting {
  /** In the interface's words. */
  name: string
  unit: string
  default: number
  min: number
  max: number
  /** What it changes, in a sentence. */
  affects: string
}

const BOOKING = {
  maxActivePerResident: {
    name: '一个人同时能有几个预约',
    unit: '个',
    default: 3,
    min: 1,
    max: 20,
    affects: '给自己和家人约的加在一起；到了上限，要先取消一个。',
  },
  closeMinutes: {
    name: '开始前多久停止预约',
    unit: '分钟',
    default: 30,
    min: 0,
    max: 24 * 60,
    affects: '过了这个时间，网上和电话都不能再约这个时段；现场来的不受限。',
  },
  freeCancelMinutes: {
    name: '开始前多久取消算临时取消',
    unit: '分钟',
    default: 120,
    min: 0,
    max: 7 * 24 * 60,
    affects: '晚于这个时间取消，会标上“临时取消”；名额照样让出来。',
  },
  holdMinutes: {
    name: '空出的名额给候补的人留多久',
    unit: '分钟',
    default: 120,
    min: 5,
    max: 24 * 60,
    affects: '过了时间没有确认，就让给下一位；最晚留到停止预约。',
  },
  noShowLimit: {
    name: '几次没来暂停网上预约',
    unit: '次',
    default: 3,
    min: 1,
    max: 20,
    affects: '和下面两项一起用；打电话、到现场还能约。',
  },
  noShowWindowDays: {
    name: '多少天之内的没来算在一起',
    unit: '天',
    default: 90,
    min: 1,
    max: 730,
    affects: '更早的没来不再算。',
  },
  noShowPauseDays: {
    name: '网上预约暂停多少天',
    unit: '天',
    default: 30,
    min: 1,
    max: 365,
    affects: '从最后一次没来算起；司法所可以提前恢复。',
  },
  horizonDays: {
    name: '值班日提前多少天公布',
    unit: '天',
    default: 28,
    min: 7,
    max: 180,
    affects: '群众最远能约到哪一天。改小了，已经约下的不受影响。',
  },
  retentionDays: {
    name: '预约里的个人信息留多少天',
    unit: '天',
    default: 180,
    min: 30,
    max: 3650,
    affects: '从值班日算起，到期自动删掉姓名、电话、说的话，只留人数。改小了，下一个小时就会多删，删了找不回来。',
  },
} as const satisfies Record<string, NumberSetting>

const MEDIATION = {
  assignDays: {
    name: '受理后几天内要安排人',
    unit: '天',
    default: 2,
    min: 1,
    max: 30,
    affects: '过了就算超期，在“今天”和调解列表里标出来。',
  },
  beginDays: {
    name: '安排后几天内要开始调解',
    unit: '天',
    default: 3,
    min: 1,
    max: 30,
    affects: '过了就算超期。',
  },
  concludeDays: {
    name: '开始后几天内要有结果',
    unit: '天',
    default: 30,
    min: 5,
    max: 180,
    affects: '过了就算超期。',
  },
  maxOpenPerResident: {
    name: '一个人同时能申请几件调解',
    unit: '件',
    default: 3,
    min: 1,
    max: 20,
    affects: '到了上限，要等一件办完，或者打电话。',
  },
  retentionDays: {
    name: '调解里的个人信息留多少天',
    unit: '天',
    default: 365,
    min: 60,
    max: 3650,
    affects: '从办结那天算起，到期自动删掉姓名、电话、经过和说定的话，只留件数。删了找不回来。',
  },
} as const satisfies Record<string, NumberSetting>

const AUDIT = {
  retentionDays: {
    name: '操作记录留多少天',
    unit: '天',
    default: 1095,
    min: 180,
    max: 3650,
    affects: '到期由程序清除。改小了，下一个小时就会多清，清了找不回来。',
  },
} as const satisfies Record<string, NumberSetting>

/** Every setting, in the groups and the order in which the desk shows them. */
export const SETTINGS = {
  booking: { title: '预约', fields: BOOKING },
  mediation: { title: '调解', fields: MEDIATION },
  audit: { title: '操作记录', fields: AUDIT },
} as const

const count = ({ min, max }: NumberSetting) =>
  v.pipe(
    v.number('要填数字'),
    v.integer('要填整数'),
    v.minValue(min, `不能小于 ${min}`),
    v.maxValue(max, `不能大于 ${max}`),
  )
type Count = ReturnType<typeof count>

/** As the town's file says it: what is left out has its default. */
const withDefaults = <F extends Record<string, NumberSetting>>(fields: F) =>
  v.object(
    Object.fromEntries(
      Object.entries(fields).map(([name, setting]) => [name, v.optional(count(setting), setting.default)]),
    ) as { [Name in keyof F]: v.OptionalSchema<Count, number> },
  )
/** As the desk sends it: every one. */
const whole = <F extends Record<string, NumberSetting>>(fields: F) =>
  v.object(
    Object.fromEntries(Object.entries(fields).map(([name, setting]) => [name, count(setting)])) as {
      [Name in keyof F]: Count
    },
  )

export const BookingSettingsSchema = withDefaults(BOOKING)
export type BookingSettings = v.InferOutput<typeof BookingSettingsSchema>
/** All days are calendar days in Asia/Shanghai. */
export const MediationSettingsSchema = withDefaults(MEDIATION)
export type MediationSettings = v.InferOutput<typeof MediationSettingsSchema>
export const AuditSettingsSchema = withDefaults(AUDIT)

/** The defaults of domain rule 8. */
export const DEFAULT_BOOKING_SETTINGS: BookingSettings = v.parse(BookingSettingsSchema, {})

/** All numbers of the town. */
export const TownSettingsSchema = v.object({
  booking: whole(BOOKING),
  mediation: whole(MEDIATION),
  audit: whole(AUDIT),
})
export type TownSettings = v.InferOutput<typeof TownSettingsSchema>

/** A setting by its group and name, `booking.closeMinutes`; undefined for one that is no more. */
export function settingOf(key: string): NumberSetting | undefined {
  const [group = '', name = ''] = key.split('.')
  const fields: Record<string, NumberSetting> | undefined = SETTINGS[group as keyof typeof SETTINGS]?.fields
  return fields?.[name]
}

/** Every key with its value, in the order of the table. */
export const flatSettings = (settings: TownSettings): [key: string, value: number][] =>
  (Object.keys(SETTINGS) as (keyof typeof SETTINGS)[]).flatMap((group) =>
    Object.keys(SETTINGS[group].fields).map((name): [string, number] => [
      `${group}.${name}`,
      (settings[group] as Record<string, number>)[name] ?? 0,
    ]),
  )

/** The settings as they are, which version of them that is, and what the town's file says. */
export const DeskSettingsSchema = v.object({
  /** Grows with every change. */
  version: v.number(),
  values: TownSettingsSchema,
  file: TownSettingsSchema,
})

/** One number that somebody changed. */
export const SettingChangeSchema = v.object({
  at: InstantSchema,
  who: v.string(),
  key: v.string(),
  from: v.number(),
  to: v.number(),
})
