/**
 * The yearly report of 法治政府建设: what is counted, and how. Each figure stands once in `FIGURES`; the page, the .docx
 * and the .xlsx are made from that table, so that they cannot disagree. A figure is a sum over records, and the records
 * with a share in it are the proof of it: they are listed on request.
 */
import * as v from 'valibot'
import { EVENT_KINDS, type EventKind } from './events'
import { READINGS_KEPT_YEARS, readerName } from './readings'
import { type LocalDate, LocalDateSchema } from './time'
import { TopicSchema } from './topics'

interface RecordBase {
  id: string
  /** When it counts: the event's, the consultation's, the publication's date in Asia/Shanghai. */
  date: string
  /** What it is called in the list of records; never a person's name. */
  title: string
}

/** What the figures are made from, by where it comes from. All words are those the interface shows. */
export interface ReportRecords {
  event: RecordBase & {
    kind: EventKind
    people: number
    teachers: number
    leaflets: number
    /** Phones that joined the class, and right answers and answers of its quiz before and after. */
    joined: number
    before: { count: number; total: number }
    after: { count: number; total: number }
  }
  /** A lesson on the shelf; `date` is empty for one that came with the product and was not published at the desk. */
  lesson: RecordBase & { audiences: string[]; topics: string[]; broadcast: boolean }
  /** How often a lesson was read by a group of readers, of all days together, so that `date` is empty. Openings are counted, not persons. */
  reading: RecordBase & { lesson: string; reader: string; count: number }
  day: RecordBase & { adviser: string }
  booking: RecordBase & {
    status: 'booked' | 'checked-in' | 'called' | 'done' | 'no-show' | 'cancelled'
    topic: string
    channel: string
    audience: string
    village: string
    result: string
    referredTo: string
    /** Days between booking and consultation; undefined for somebody who walked in. */
    waited: number | undefined
  }
  /** A survey with responses of the period; `date` is the last day on which some were mixed. */
  survey: RecordBase
  /**
   * A survey's responses that were mixed on one day: what of them can be told apart (docs/survey-privacy.md). `clear` are
   * the answers, 1 to 5, to what people are asked after a consultation.
   */
  answers: RecordBase & { responses: number; clear: { sum: number; count: number } }
  question: RecordBase & { audience: string; answered: boolean; published: boolean }
  miss: RecordBase & { count: number; topics: string[] }
  /** A mediation matter, by the day it came in. */
  mediation: RecordBase & {
    kind: string
    origin: string
    isGrid: boolean
    status: string
    village: string
    /** Agreed, also where a court confirmed it since; or mediated to an end without. */
    outcome: 'agreed' | 'not-agreed' | undefined
    referredTo: string
    /** Days from coming in to the end; undefined while it is open, and of what was taken back. */
    days: number | undefined
  }
  /** Somebody sent on to legal aid, by a consultation or a mediation matter; `from` says which. */
  aid: RecordBase & { from: string }
}
export type ReportSource = keyof ReportRecords

/** Everything a report is made from. */
export type ReportFacts = { [S in ReportSource]: readonly ReportRecords[S][] }

export const REPORT_SECTIONS = {
  law: '普法宣传',
  school: '法治进校园',
  consult: '法律顾问值班咨询',
  mediate: '矛盾纠纷调处',
  needs: '群众法律需求',
  team: '法治队伍培训',
} as const
export type ReportSection = keyof typeof REPORT_SECTIONS

interface Breakdown<R> {
  title: string
  groups: (record: R) => readonly string[]
  /** Where there are too many lessons to be read: how many are shown, largest first. The desk's list of readings has all. */
  most?: number
}

interface FigureOf<S extends ReportSource> {
  id: string
  section: ReportSection
  name: string
  /** What the written report calls it, where the page's word is too much of everyday speech. */
  formal?: string
  unit: string
  /** What is counted and what is not, for whoever checks the number. */
  definition: string
  source: S
  /** How much of the figure a record is; 0 when it has no share in it. */
  of: (record: ReportRecords[S]) => number
  /** Where the figure is a mean or a share: what `of` is divided by. */
  over?: (record: ReportRecords[S]) => number
  /** Where the figure is the middle one of what `of` gives, over the records of which `over` is 1. */
  median?: true
  /** A share of 1 is written as a percentage. */
  percent?: true
  /** How it is broken down. A record may fall into several groups, or into none. */
  by?: readonly Breakdown<ReportRecords[S]>[]
  /** Counts people: groups under five are hidden (survey rule 3). */
  persons?: true
  /** Counts answers given in confidence: fewer than five in all are hidden too. */
  confidential?: true
  /** Known only as of today, or of the last days: there is no year before to compare with. */
  stock?: true
}
export type Figure = { [S in ReportSource]: FigureOf<S> }[ReportSource]

const isTraining = ({ kind }: ReportRecords['event']) => kind === 'training'
const isSchool = ({ kind }: ReportRecords['event']) => kind === 'school-session'
/** 普法 for the public: broadcasts reach nobody who could be counted, trainings are for staff. */
const isPublic = (event: ReportRecords['event']) => !isTraining(event) && event.kind !== 'broadcast'
const isDone = ({ status }: ReportRecords['booking']) => status === 'done'
const byKind = { title: '按类型', groups: ({ kind }: ReportRecords['event']) => [EVENT_KINDS[kind]] } as const
const byForm = {
  title: '按形式',
  groups: ({ broadcast }: ReportRecords['lesson']) => (broadcast ? ['图文', '大喇叭稿'] : ['图文']),
} as const
const one = (yes: boolean) => (yes ? 1 : 0)

/** Every figure of the report, in its order. */
export const FIGURES: readonly Figure[] = [
  {
    id: 'events',
    section: 'law',
    name: '开展普法活动',
    unit: '场',
    definition: '记在“普法活动”里、日期在这段时间内的活动，到今天为止，还没办的不算，不含大喇叭广播和工作人员培训。',
    source: 'event',
    of: (event) => one(isPublic(event)),
    by: [byKind],
  },
  {
    id: 'event-people',
    section: 'law',
    name: '覆盖群众',
    unit: '人次',
    definition: '上面这些活动填的到场人数加老师人数。同一个人来两次算两人次。',
    source: 'event',
    of: (event) => (isPublic(event) ? event.people + event.teachers : 0),
    by: [byKind],
  },
  {
    id: 'leaflets',
    section: 'law',
    name: '发放宣传材料',
    unit: '份',
    definition: '各场活动填的发放份数之和，含培训和广播。',
    source: 'event',
    of: (event) => event.leaflets,
  },
  {
    id: 'broadcasts',
    section: 'law',
    name: '大喇叭广播',
    unit: '次',
    definition: '类型记为“大喇叭广播”的活动。',
    source: 'event',
    of: ({ kind }) => one(kind === 'broadcast'),
  },
  {
    id: 'lessons-new',
    section: 'law',
    name: '新发布普法内容',
    unit: '篇',
    definition:
      '这段时间里在工作台第一次发布、现在还能看到的内容。以后改动不重复算。一篇写给几类人的，在每一类里各算一次。',
    source: 'lesson',
    of: ({ date }) => one(date !== ''),
    by: [
      { title: '按人群', groups: ({ audiences }) => audiences },
      { title: '按主题', groups: ({ topics }) => topics },
      byForm,
    ],
  },
  {
    id: 'lessons-shelf',
    section: 'law',
    name: '现有普法内容',
    formal: '平台现有普法内容',
    unit: '篇',
    definition: '做报告这天群众能看到的全部内容，含软件自带的。一篇写给几类人的，在每一类里各算一次。',
    source: 'lesson',
    of: () => 1,
    by: [{ title: '按人群', groups: ({ audiences }) => audiences }, byForm],
    stock: true,
  },
  {
    id: 'readings',
    section: 'law',
    name: '普法内容阅读',
    formal: '群众阅读普法内容',
    unit: '次',
    definition: `群众在手机上打开一篇普法内容、看了十秒以上的次数。同一部手机同一天看同一篇只算一次。只记次数，不知道是谁、有几个人。人群是手机上自己选的，没选的算“${readerName('none')}”。计数从程序有了这一项的那天开始，保留今年和以前 ${READINGS_KEPT_YEARS} 个整年。`,
    source: 'reading',
    of: ({ count }) => count,
    by: [
      { title: '按人群', groups: ({ reader }) => [reader] },
      { title: '按内容', groups: ({ lesson }) => [lesson], most: 10 },
    ],
  },
  {
    id: 'questions',
    section: 'law',
    name: '答复匿名提问',
    unit: '条',
    definition: '答复日期在这段时间内的提问，不含不予答复的。',
    source: 'question',
    of: ({ answered }) => one(answered),
    by: [{ title: '是否公开', groups: ({ published }) => [published ? '公开了问和答' : '没有公开'] }],
  },
  {
    id: 'school-sessions',
    section: 'school',
    name: '法治进校园',
    unit: '场',
    definition: '类型记为“法治进校园”的活动。',
    source: 'event',
    of: (event) => one(isSchool(event)),
  },
  {
    id: 'students',
    section: 'school',
    name: '覆盖学生',
    unit: '人次',
    definition: '各场法治进校园填的到场人数之和，不含老师。',
    source: 'event',
    of: (event) => (isSchool(event) ? event.people : 0),
  },
  {
    id: 'teachers',
    section: 'school',
    name: '覆盖老师',
    unit: '人次',
    definition: '各场法治进校园填的老师人数之和。',
    source: 'event',
    of: (event) => (isSchool(event) ? event.teachers : 0),
  },
  {
    id: 'quiz-joined',
    section: 'school',
    name: '参加课堂小测',
    unit: '人次',
    definition: '用课堂码进来的手机数。不记名，一部手机一堂课算一次。',
    source: 'event',
    of: ({ joined }) => joined,
  },
  {
    id: 'quiz-before',
    section: 'school',
    name: '课前答对',
    formal: '课前小测答对率',
    unit: '',
    definition:
      '课前小测答对的题数除以答过的题数，和课堂大屏上一样：同一套题每多 5 份算进去一次，剩下不满 5 份的不算，看不出谁答了什么。',
    source: 'event',
    of: ({ before }) => before.count,
    over: ({ before }) => before.total,
    percent: true,
  },
  {
    id: 'quiz-after',
    section: 'school',
    name: '课后答对',
    formal: '课后小测答对率',
    unit: '',
    definition: '课后小测答对的题数除以答过的题数。课前课后题目不同、难度相当；算法和课前一样。',
    source: 'event',
    of: ({ after }) => after.count,
    over: ({ after }) => after.total,
    percent: true,
  },
  {
    id: 'duty-days',
    section: 'consult',
    name: '法律顾问值班',
    unit: '天',
    definition: '这段时间内到今天为止没有停的值班日。',
    source: 'day',
    of: () => 1,
    by: [{ title: '按法律顾问', groups: ({ adviser }) => [adviser] }],
  },
  {
    id: 'consultations',
    section: 'consult',
    name: '接待法律咨询',
    unit: '人次',
    definition:
      '值班日期在这段时间内、状态是“已完成”的预约，含现场来的。取消的、没有来的不算。满了保存期、清掉个人信息的，不再知道是哪类人群。',
    source: 'booking',
    of: (booking) => one(isDone(booking)),
    by: [
      { title: '按主题', groups: ({ topic }) => [topic] },
      { title: '按人群', groups: ({ audience }) => [audience] },
      { title: '按村', groups: ({ village }) => [village] },
      { title: '按预约方式', groups: ({ channel }) => [channel] },
      { title: '按结果', groups: ({ result }) => [result || '没有记结果'] },
    ],
    persons: true,
  },
  {
    id: 'referrals',
    section: 'consult',
    name: '转介有关部门',
    unit: '人次',
    definition: '上面这些咨询里记了转到哪里的，含法律援助。',
    source: 'booking',
    of: (booking) => one(isDone(booking) && booking.referredTo !== ''),
    by: [{ title: '转到哪里', groups: ({ referredTo }) => [referredTo] }],
    persons: true,
  },
  {
    id: 'waited',
    section: 'consult',
    name: '平均等候',
    formal: '预约到接待平均等候',
    unit: '天',
    definition: '已完成的咨询，从约上到值班那天的天数的平均。现场来的不算。',
    source: 'booking',
    of: (booking) => (isDone(booking) ? (booking.waited ?? 0) : 0),
    over: (booking) => one(isDone(booking) && booking.waited !== undefined),
  },
  {
    id: 'no-shows',
    section: 'consult',
    name: '约了没来',
    formal: '预约未到率',
    unit: '',
    definition: '“没有来”的预约除以“没有来”和“已完成”的预约之和。',
    source: 'booking',
    of: ({ status }) => one(status === 'no-show'),
    over: (booking) => one(isDone(booking) || booking.status === 'no-show'),
    percent: true,
  },
  {
    id: 'clear',
    section: 'consult',
    name: '听明白程度',
    formal: '群众对解答清楚程度评分（满分5分）',
    unit: '分',
    definition: '咨询满意度问卷里“律师讲的，您听明白了吗”的平均分，1 到 5 分。不到 5 个人答的不显示。',
    source: 'answers',
    of: ({ clear }) => clear.sum,
    over: ({ clear }) => clear.count,
    confidential: true,
  },
  {
    id: 'legal-aid',
    section: 'consult',
    name: '转办法律援助',
    unit: '人次',
    definition: '值班咨询（按值班日期）和矛盾调处（按受理日期）里转到法律援助的，合在一起。',
    source: 'aid',
    of: () => 1,
    by: [{ title: '从哪里转的', groups: ({ from }) => [from] }],
    persons: true,
  },
  {
    id: 'matters',
    section: 'mediate',
    name: '受理矛盾纠纷',
    unit: '件',
    definition: '受理日期在这段时间内的，群众申请、代人登记、网格员发现的都算，撤回的也算。',
    source: 'mediation',
    of: () => 1,
    by: [
      { title: '按类型', groups: ({ kind }) => [kind] },
      { title: '按来源', groups: ({ origin }) => [origin] },
      { title: '按结果', groups: ({ status }) => [status] },
      { title: '按村', groups: ({ village }) => [village] },
    ],
    persons: true,
  },
  {
    id: 'matters-grid',
    section: 'mediate',
    name: '其中网格员发现',
    unit: '件',
    definition: '上面这些里，登记为“网格员发现”的。',
    source: 'mediation',
    of: ({ isGrid }) => one(isGrid),
  },
  {
    id: 'matters-agreed',
    section: 'mediate',
    name: '调解成功',
    unit: '件',
    definition: '上面这些里已经说定的，后来做了司法确认的也算。',
    source: 'mediation',
    of: ({ outcome }) => one(outcome === 'agreed'),
    by: [{ title: '按类型', groups: ({ kind }) => [kind] }],
    persons: true,
  },
  {
    id: 'matters-rate',
    section: 'mediate',
    name: '调解成功率',
    unit: '',
    definition: '调解成功的除以调解成功和没有调成的之和；还没有结果的、撤回的、没有调就转走的不算。',
    source: 'mediation',
    of: ({ outcome }) => one(outcome === 'agreed'),
    over: ({ outcome }) => one(outcome !== undefined),
    percent: true,
  },
  {
    id: 'matters-days',
    section: 'mediate',
    name: '办结用时（中位数）',
    formal: '办结用时中位数',
    unit: '天',
    definition: '从受理到办结的天数，由少到多排在正中间的那一件；撤回的、还没有办结的不算。',
    source: 'mediation',
    of: ({ days }) => days ?? 0,
    over: ({ days }) => one(days !== undefined),
    median: true,
  },
  {
    id: 'surveys',
    section: 'needs',
    name: '开展问卷调研',
    unit: '项',
    definition: '这段时间收到过答卷的问卷。',
    source: 'survey',
    of: () => 1,
  },
  {
    id: 'responses',
    section: 'needs',
    name: '收到答卷',
    unit: '份',
    definition: '按合并统计的日期算，一天并进来的算一条记录。为了看不出谁答的，刚收到、还没凑够一批的不算。',
    source: 'answers',
    of: ({ responses }) => responses,
    by: [{ title: '按问卷', groups: ({ title }) => [title] }],
    persons: true,
    confidential: true,
  },
  {
    id: 'misses',
    section: 'needs',
    name: '搜了没有好答案',
    formal: '群众搜索未得到满意答案',
    unit: '次',
    definition: '群众在小程序里搜索、没有找到好答案的次数。只保留最近 90 天的，更早的不在内。',
    source: 'miss',
    of: ({ count }) => count,
    by: [{ title: '可能的主题', groups: ({ topics }) => topics }],
    stock: true,
  },
  {
    id: 'trainings',
    section: 'team',
    name: '组织工作人员培训',
    unit: '次',
    definition: '类型记为“工作人员培训”的活动。',
    source: 'event',
    of: (event) => one(isTraining(event)),
  },
  {
    id: 'trained',
    section: 'team',
    name: '参加培训',
    unit: '人次',
    definition: '各次培训填的人数之和。',
    source: 'event',
    of: (event) => (isTraining(event) ? event.people + event.teachers : 0),
  },
]

const AmountSchema = v.nullable(v.number())

/** A figure worked out. `null` is a count that is hidden, or a mean of nothing. */
export const FigureValueSchema = v.object({
  id: v.string(),
  value: AmountSchema,
  /** Of the same span a year before; absent where nothing can be compared. */
  before: v.optional(AmountSchema),
  by: v.array(
    v.object({
      title: v.string(),
      groups: v.array(v.object({ name: v.string(), value: AmountSchema, before: v.optional(AmountSchema) })),
    }),
  ),
})
export type FigureValue = v.InferOutput<typeof FigureValueSchema>

/** A record with its share in a figure, and in what the figure is divided by; null where it is hidden. */
export const CountedRecordSchema = v.object({
  id: v.string(),
  date: v.string(),
  title: v.string(),
  amount: AmountSchema,
  over: v.optional(AmountSchema),
})

/** From when to when a report counts, both inclusive. */
export const ReportPeriodSchema = v.object({ from: LocalDateSchema, to: LocalDateSchema })
export type ReportPeriod = v.InferOutput<typeof ReportPeriodSchema>

/** The last month in which a year's report is still being written. */
const WRITTEN_UNTIL = '03'

/** The whole year whose report is wanted on a day: in the first three months the one before, which is over then. */
export function yearToReport(today: LocalDate): ReportPeriod {
  const year = Number(today.slice(0, 4)) - (today.slice(5, 7) <= WRITTEN_UNTIL ? 1 : 0)
  return { from: `${year}-01-01`, to: `${year}-12-31` }
}

/** The report of a period beside the same span a year before. */
export const ReportSchema = v.object({
  town: v.string(),
  ...ReportPeriodSchema.entries,
  before: ReportPeriodSchema,
  /** The day it was made: what it counts ends with it, and what is known only as of a day is known as of this one. */
  madeOn: LocalDateSchema,
  figures: v.array(FigureValueSchema),
  /** What people need most as of today, first first; empty while fewer than five have been heard. */
  needs: v.array(TopicSchema),
})
export type Report = v.InferOutput<typeof ReportSchema>

export const figureById = (id: string): Figure | undefined => FIGURES.find((figure) => figure.id === id)
