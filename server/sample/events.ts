import type { CallInput } from '@domain/api'
import { addDays, instantAt, type LocalDate } from '@domain/time'
import { sampleAnswers } from './answers'
import type { Dice } from './dice'
import { type Door, newKey, type Who } from './door'

type Input = CallInput<'deskAddEvent'>['body']

const CLASS_LESSONS = ['lend-bank-card', 'seven-day-return-online', 'doxxing-and-photos-online']
const PARTNERS = ['派出所（示例）', '人民法庭（示例）']

/** A year of 普法 by month and day. Places are plainly made up. */
const PLAN: readonly (Omit<Input, 'date'> & { on: string })[] = [
  {
    on: '01-15',
    kind: 'campaign',
    title: '春节前讨薪宣传',
    place: '示例集市',
    topics: ['labour'],
    people: 86,
    leaflets: 120,
  },
  {
    on: '03-15',
    kind: 'stall',
    title: '消费者权益日咨询',
    place: '示例集市',
    topics: ['consumer'],
    people: 64,
    leaflets: 90,
  },
  {
    on: '04-10',
    kind: 'lecture',
    title: '土地流转怎么签合同',
    place: '示例村文化室',
    topics: ['land'],
    people: 42,
    leaflets: 45,
  },
  { on: '04-22', kind: 'training', title: '网格员法律知识培训', place: '镇会议室', topics: ['mediation'], people: 18 },
  {
    on: '05-20',
    kind: 'campaign',
    title: '民法典宣传月',
    place: '示例集市',
    topics: ['family', 'inheritance'],
    people: 95,
    leaflets: 150,
  },
  {
    on: '06-26',
    kind: 'campaign',
    title: '禁毒日宣传',
    place: '示例广场',
    topics: ['minors'],
    people: 58,
    leaflets: 80,
  },
  {
    on: '07-08',
    kind: 'broadcast',
    title: '大喇叭：防范养老诈骗',
    place: '各村广播',
    topics: ['anti-fraud', 'elder-care'],
  },
  {
    on: '08-12',
    kind: 'lecture',
    title: '老年人防骗讲座',
    place: '示例村老年活动室',
    topics: ['anti-fraud'],
    people: 37,
    leaflets: 40,
  },
  { on: '09-18', kind: 'broadcast', title: '大喇叭：禁止焚烧秸秆', place: '各村广播', topics: ['environment'] },
  { on: '10-21', kind: 'training', title: '调解员案例研讨', place: '镇会议室', topics: ['mediation'], people: 14 },
  {
    on: '11-05',
    kind: 'stall',
    title: '务工人员返乡咨询',
    place: '示例车站',
    topics: ['labour', 'injury'],
    people: 51,
    leaflets: 70,
  },
  { on: '02-26', kind: 'training', title: '法律明白人培训', place: '镇会议室', topics: ['mediation'], people: 21 },
  { on: '01-28', kind: 'broadcast', title: '大喇叭：过年防骗', place: '各村广播', topics: ['anti-fraud'] },
]

/** School sessions: when, and how many phones were in the class. */
const CLASSES = [
  { on: '03-28', place: '示例小学', phones: 18 },
  { on: '09-12', place: '示例中学', phones: 22 },
]

/** The events of a year that have taken place by `today`, with their classes. The year before last's were fewer. */
export async function playEvents(
  door: Door,
  staff: Who,
  dice: Dice,
  { year, today, isFull }: { year: number; today: LocalDate; isFull: boolean },
): Promise<void> {
  for (const [at, { on, ...event }] of PLAN.entries()) {
    const date = `${year}-${on}`
    if (date > today || (!isFull && at % 2 === 1)) continue
    door.setNow(instantAt(date, '16:00'))
    const people = event.people ? event.people - (isFull ? 0 : 12) : 0
    const partners = dice.chance(60) ? [dice.pick(PARTNERS)] : []
    await door.call('deskAddEvent', { body: { ...event, people, partners, date }, idempotencyKey: newKey() }, staff)
  }
  for (const { on, place, phones } of CLASSES) {
    const date = `${year}-${on}`
    if (date <= today) await playClass(door, staff, dice, { date, place, phones: isFull ? phones : 0 })
  }
}

/** What the day page reminds of: an event that nobody has filled in the head count of, and a school session to come. */
export async function playNearEvents(door: Door, staff: Who, today: LocalDate): Promise<void> {
  door.setNow(instantAt(addDays(today, -2), '17:00'))
  const near: Input[] = [
    {
      kind: 'stall',
      title: '赶集法律咨询',
      date: addDays(today, -2),
      place: '示例集市',
      topics: ['land', 'labour'],
    },
    {
      kind: 'school-session',
      title: '法治进校园：网上的那些事',
      date: addDays(today, 3),
      place: '示例中学',
      topics: ['minors', 'anti-fraud'],
      lessonIds: CLASS_LESSONS,
    },
  ]
  for (const body of near) await door.call('deskAddEvent', { body, idempotencyKey: newKey() }, staff)
}

/** A class: the officer opens the code, phones join, answer before and after, and some fill in the students' survey. */
async function playClass(
  door: Door,
  staff: Who,
  dice: Dice,
  { date, place, phones }: { date: LocalDate; place: string; phones: number },
): Promise<void> {
  door.setNow(instantAt(date, '09:00'))
  const body: Input = {
    kind: 'school-session',
    title: '法治进校园：保护自己',
    date,
    place,
    partners: [PARTNERS[0] ?? ''],
    topics: ['minors', 'anti-fraud'],
    lessonIds: CLASS_LESSONS,
    people: 96,
    teachers: 4,
  }
  const { id } = await door.call('deskAddEvent', { body, idempotencyKey: newKey() }, staff)
  if (phones === 0) return
  const { code = '' } = await door.call('deskOpenClass', { params: { id }, body: { hours: 2 } }, staff)
  const survey = await door.call('survey', { params: { id: 'student-law' }, query: {} })
  for (let phone = 0; phone < phones; phone++) {
    const participant = newKey()
    const ageBand = dice.pick(['primary', 'junior'] as const)
    const room = await door.call('joinClass', { body: { code, ageBand, participant } })
    const sheet = async (phase: 'before' | 'after', questions: typeof room.before, choices: number) => {
      const answers = Object.fromEntries(questions.map((question) => [question.id, dice.upTo(choices)]))
      return door.call('submitClassQuiz', { body: { participant, phase, answers } })
    }
    await sheet('before', room.before, 3)
    await sheet('after', room.after, 2)
    if (date < survey.definition.opens || date > survey.definition.closes) continue
    const answers = sampleAnswers(survey.definition, [], dice)
    const given = { submissionId: newKey(), version: survey.version, answers, classCode: code }
    await door.call('submitResponse', { params: { id: 'student-law' }, body: given })
  }
}
