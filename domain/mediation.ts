/**
 * Mediation requests (矛盾纠纷调处): what is asked, the one table of who may do what in which state, and by when. Matters that
 * grid officers settle themselves go through the same states.
 */
import * as v from 'valibot'
import { PersonNameSchema, PhoneSchema } from './booking'
import { maskPersonal } from './questions'
import type { MediationSettings } from './settings'
import type { Role } from './staff'
import { addDays, InstantSchema, type LocalDate, LocalDateSchema } from './time'
import type { Topic } from './topics'

/** What a quarrel is about; each counts towards a topic of the needs ranking, and has that topic's picture. */
export const MEDIATION_KINDS = {
  neighbour: { name: '邻里纠纷', topic: 'neighbour' },
  land: { name: '土地、宅基地', topic: 'land' },
  family: { name: '夫妻、家庭', topic: 'family' },
  'elder-care': { name: '赡养老人', topic: 'elder-care' },
  inheritance: { name: '分家、继承', topic: 'inheritance' },
  debt: { name: '借钱、欠账', topic: 'debt' },
  labour: { name: '工钱、用工', topic: 'labour' },
  damage: { name: '打伤人、弄坏东西', topic: 'mediation' },
  traffic: { name: '交通事故赔偿', topic: 'traffic' },
  consumer: { name: '买卖东西', topic: 'consumer' },
  collective: { name: '村务、分红', topic: 'collective' },
  other: { name: '别的事', topic: 'mediation' },
} as const satisfies Record<string, { name: string; topic: Topic }>
export type MediationKind = keyof typeof MEDIATION_KINDS
const KIND_IDS = Object.keys(MEDIATION_KINDS) as [MediationKind, ...MediationKind[]]
export const MediationKindSchema = v.picklist(KIND_IDS, '请选是哪方面的事')

/** What somebody is in the quarrel; roles only, nobody's number or the other side's name is asked. */
export const PARTY_ROLES = {
  neighbour: '邻居',
  relative: '家人、亲戚',
  villager: '本村村民',
  outsider: '外村、外地人',
  employer: '老板、用工的',
  worker: '干活的',
  lender: '借出钱的',
  borrower: '借钱的',
  seller: '卖东西的',
  buyer: '买东西的',
  committee: '村委会、合作社',
  company: '公司、单位',
  other: '其他',
} as const
export type PartyRole = keyof typeof PARTY_ROLES
const ROLE_IDS = Object.keys(PARTY_ROLES) as [PartyRole, ...PartyRole[]]
const partyRole = (who: string) => v.picklist(ROLE_IDS, `请选${who}`)
export const PartyRoleSchema = v.picklist(ROLE_IDS)

/** Who is to handle it: somebody of the village, or the town only, so that the village's officers never see it. */
export const HANDLERS = { village: '村里先调', town: '直接请镇上调' } as const
export type Handler = keyof typeof HANDLERS
export const HandlerSchema = v.picklist(Object.keys(HANDLERS) as [Handler, ...Handler[]], '请选想找谁调')

/** Numbers that lead to a person are masked, as in the question box: a quarrel is told without them. */
const told = (least: number, most: number, ask: string) =>
  v.pipe(
    v.string(ask),
    v.trim(),
    v.minLength(least, ask),
    v.maxLength(most, `最多写 ${most} 个字`),
    v.transform(maskPersonal),
  )

const MatterFields = {
  kind: MediationKindSchema,
  villageId: v.optional(v.pipe(v.string(), v.maxLength(60))),
  handler: HandlerSchema,
  myRole: partyRole('您这一方是谁'),
  otherRole: partyRole('对方是谁'),
  story: told(5, 1000, '请说说发生了什么，至少 5 个字'),
  wish: told(2, 300, '请说说希望怎么解决'),
  name: PersonNameSchema,
}

/** What a resident asks for. The same schema checks the form and the server. */
export const MediationRequestSchema = v.object({ ...MatterFields, phone: PhoneSchema })
export type MediationRequest = v.InferOutput<typeof MediationRequestSchema>

export const ORIGINS = { resident: '群众申请', desk: '工作台代办', grid: '网格员发现' } as const
export type Origin = keyof typeof ORIGINS
export const OriginSchema = v.picklist(Object.keys(ORIGINS) as [Origin, ...Origin[]])

/** What staff enter for somebody, or a grid officer's own matter; `mine` begins it at once in the own hands. */
export const DeskMediationRequestSchema = v.object({
  ...MatterFields,
  phone: v.optional(PhoneSchema),
  origin: v.picklist(['desk', 'grid']),
  mine: v.boolean(),
})
export type DeskMediationRequest = v.InferOutput<typeof DeskMediationRequestSchema>

export const MEDIATION_STATUSES = {
  accepted: '已受理',
  assigned: '已安排人',
  'in-mediation': '正在调解',
  agreed: '调解成功',
  'not-agreed': '没有调成',
  referred: '已转出',
  withdrawn: '已撤回',
} as const
export type MediationStatus = keyof typeof MEDIATION_STATUSES
const STATUS_IDS = Object.keys(MEDIATION_STATUSES) as [MediationStatus, ...MediationStatus[]]
export const MediationStatusSchema = v.picklist(STATUS_IDS)

/** States in which somebody still has to do something. */
export const OPEN_STATUSES = ['accepted', 'assigned', 'in-mediation'] as const satisfies readonly MediationStatus[]
export const isOpen = (status: MediationStatus): boolean => (OPEN_STATUSES as readonly string[]).includes(status)

/** Where a matter goes on to. */
export const REFERRALS = {
  'legal-aid': '法律援助',
  'judicial-confirmation': '司法确认',
  arbitration: '仲裁',
  lawsuit: '诉讼',
} as const
export type Referral = keyof typeof REFERRALS
export const ReferralSchema = v.picklist(Object.keys(REFERRALS) as [Referral, ...Referral[]], '请选转到哪里')

/** Who acts: the person who asked, the 司法所, a village officer, an adviser. Which matters they may see is another question. */
export type MediationActor = 'resident' | 'office' | 'village' | 'adviser'
export const actorOf = (role: Role): MediationActor => (role === 'admin' || role === 'officer' ? 'office' : role)

interface Rule {
  from: readonly MediationStatus[]
  /** The state after it; absent where it stays. */
  to?: MediationStatus
  by: readonly MediationActor[]
}
const STAFF = ['office', 'village', 'adviser'] as const

/** The state machine: what is not in here cannot be done. In the order it is offered: what usually comes next, first. */
const RULES = {
  begin: { from: ['assigned'], to: 'in-mediation', by: STAFF },
  agree: { from: ['in-mediation'], to: 'agreed', by: STAFF },
  fail: { from: ['in-mediation'], to: 'not-agreed', by: STAFF },
  assign: { from: OPEN_STATUSES, by: ['office', 'village'] },
  refer: { from: [...OPEN_STATUSES, 'agreed', 'not-agreed'], to: 'referred', by: STAFF },
  withdraw: { from: OPEN_STATUSES, to: 'withdrawn', by: ['resident', 'office', 'village'] },
  note: { from: [...OPEN_STATUSES, 'agreed', 'not-agreed'], by: STAFF },
} as const satisfies Record<string, Rule>
export type MediationAction = keyof typeof RULES
export const MEDIATION_ACTIONS = Object.keys(RULES) as [MediationAction, ...MediationAction[]]

/** What an actor may do in a state. */
export const actionsFor = (status: MediationStatus, actor: MediationActor): MediationAction[] =>
  MEDIATION_ACTIONS.filter((action) => {
    const { from, by }: Rule = RULES[action]
    return from.includes(status) && by.includes(actor)
  })

/** The state after an action, or undefined where it may not be done. */
export function afterAction(
  status: MediationStatus,
  action: MediationAction,
  actor: MediationActor,
): MediationStatus | undefined {
  if (!actionsFor(status, actor).includes(action)) return undefined
  // Giving a request to somebody moves it on only the first time; later it changes hands.
  if (action === 'assign') return status === 'accepted' ? 'assigned' : status
  const { to }: Rule = RULES[action]
  return to ?? status
}

/** A court confirms what was agreed (人民调解法第三十三条), and only that; everything else is for what was not. */
export const mayRefer = (status: MediationStatus, to: Referral): boolean =>
  (status === 'agreed') === (to === 'judicial-confirmation')

/** What staff do, each with what it needs; reasons and notes are sealed. */
export const DeskActionSchema = v.variant('action', [
  v.object({
    action: v.literal('assign'),
    /** `staff:` or `contact:` and an id. */
    assignee: v.pipe(v.string('请选由谁办'), v.regex(/^(staff|contact):[\w-]{1,80}$/, '请选由谁办')),
  }),
  v.object({ action: v.literal('begin') }),
  v.object({
    action: v.literal('agree'),
    text: told(5, 3000, '请写明怎么说定的，至少 5 个字'),
    agreedOn: v.pipe(LocalDateSchema),
  }),
  v.object({ action: v.literal('fail'), text: told(2, 1000, '请写没有调成的原因') }),
  v.object({ action: v.literal('refer'), to: ReferralSchema, text: v.optional(told(2, 1000, '请写说明')) }),
  v.object({ action: v.literal('withdraw'), text: told(2, 1000, '请写撤回的原因') }),
  v.object({ action: v.literal('note'), text: told(2, 1000, '请写记录') }),
])
export type DeskAction = v.InferOutput<typeof DeskActionSchema>

/** When each stage of a matter began. */
export interface Stages {
  status: MediationStatus
  acceptedOn: LocalDate
  assignedOn?: LocalDate | undefined
  begunOn?: LocalDate | undefined
}

/** By which day the next step is due under the town's settings; undefined once nothing is. */
export function dueOn({ status, acceptedOn, assignedOn, begunOn }: Stages, settings: MediationSettings) {
  if (status === 'accepted') return addDays(acceptedOn, settings.assignDays)
  if (status === 'assigned') return addDays(assignedOn ?? acceptedOn, settings.beginDays)
  if (status === 'in-mediation') return addDays(begunOn ?? assignedOn ?? acceptedOn, settings.concludeDays)
  return undefined
}

/** 人民调解法第三十三条: within thirty days both sides may ask the court to confirm what they agreed. */
export const CONFIRMATION = {
  days: 30,
  statute: '人民调解法',
  article: '第三十三条',
  quote: '可以自调解协议生效之日起三十日内共同向人民法院申请司法确认',
} as const
export const confirmUntil = (agreedOn: LocalDate): LocalDate => addDays(agreedOn, CONFIRMATION.days)

const AgreementSchema = v.object({ text: v.string(), on: LocalDateSchema, confirmUntil: LocalDateSchema })

const MatterHead = {
  id: v.string(),
  /** Year and running number, to be named on the phone. */
  number: v.string(),
  status: MediationStatusSchema,
  kind: MediationKindSchema,
  villageId: v.optional(v.string()),
  acceptedOn: LocalDateSchema,
  dueOn: v.optional(LocalDateSchema),
}

/** A matter as the resident who asked sees it. */
export const MediationSchema = v.object({
  ...MatterHead,
  handler: HandlerSchema,
  myRole: PartyRoleSchema,
  otherRole: PartyRoleSchema,
  story: v.string(),
  wish: v.string(),
  name: v.string(),
  phone: v.string(),
  /** Who handles it, with a number where it is a published one. */
  assignee: v.optional(v.object({ name: v.string(), phone: v.optional(v.string()) })),
  referredTo: v.optional(ReferralSchema),
  agreement: v.optional(AgreementSchema),
  /** How it went, oldest first. */
  steps: v.array(v.object({ at: InstantSchema, status: MediationStatusSchema })),
  mayWithdraw: v.boolean(),
})
export type Mediation = v.InferOutput<typeof MediationSchema>

/** A matter in the desk's list: nobody's name, nothing of what was told. */
export const DeskMediationSchema = v.object({
  ...MatterHead,
  origin: OriginSchema,
  overdue: v.boolean(),
  assignee: v.optional(v.string()),
  /** It is in the hands of whoever asks. */
  mine: v.boolean(),
})
export type DeskMediation = v.InferOutput<typeof DeskMediationSchema>

/** A matter opened at the desk by somebody who handles it. */
export const DeskMediationDetailSchema = v.object({
  ...DeskMediationSchema.entries,
  handler: HandlerSchema,
  myRole: PartyRoleSchema,
  otherRole: PartyRoleSchema,
  story: v.string(),
  wish: v.string(),
  name: v.string(),
  phoneMasked: v.string(),
  referredTo: v.optional(ReferralSchema),
  agreement: v.optional(AgreementSchema),
  notes: v.array(v.object({ at: InstantSchema, who: v.string(), text: v.string() })),
  steps: v.array(v.object({ at: InstantSchema, who: v.string(), action: v.string(), status: MediationStatusSchema })),
  /** What this staff member may do now. */
  actions: v.array(v.picklist(MEDIATION_ACTIONS)),
  /** Grows with every action: an action on an older one is refused. */
  revision: v.number(),
  erased: v.boolean(),
})
export type DeskMediationDetail = v.InferOutput<typeof DeskMediationDetailSchema>

/** Counts of a span of days, by the day a matter came in; nobody's data. */
export const MediationFiguresSchema = v.object({
  received: v.number(),
  byOrigin: v.array(v.object({ origin: OriginSchema, count: v.number() })),
  byKind: v.array(v.object({ kind: MediationKindSchema, count: v.number() })),
  agreed: v.number(),
  notAgreed: v.number(),
  /** Sent on without an agreement. */
  referred: v.number(),
  withdrawn: v.number(),
  open: v.number(),
  /** Agreements of all that were mediated to an end, 0 to 1; null while there are none. */
  rate: v.nullable(v.number()),
})
