import { addDays, instantAt, type LocalDate } from '@domain/time'
import type { Topic } from '@domain/topics'
import { addMiss } from '../search/misses-store'
import { sampleAnswers } from './answers'
import type { Dice } from './dice'
import { type Door, newKey, newResident, type Who } from './door'

const AUDIENCES = ['general', 'elder', 'returnee', 'gig'] as const

/** Answers to the survey of needs, spread over the months before today. */
export async function playSurvey(door: Door, dice: Dice, { people, today }: { people: number; today: LocalDate }) {
  const id = 'legal-needs'
  const villages = door.parts.town.villages.map((village) => village.id)
  const { version, definition } = await door.call('survey', { params: { id }, query: {} })
  const [last = today] = [definition.closes, today].sort()
  const [, first = last] = [definition.opens, addDays(last, -200)].sort()
  if (first > last) return
  const days = Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000)
  for (let person = 0; person < people; person++) {
    door.setNow(instantAt(addDays(first, Math.floor((days * person) / people)), '20:00'))
    // Few villages answer much: their cells are shown, the others' are hidden.
    const resident = await newResident(door, dice.pick(AUDIENCES), dice.pick(villages))
    const answers = sampleAnswers(definition, dice.chance(70) ? villages.slice(0, 4) : villages, dice)
    const body = { submissionId: newKey(), version, answers }
    await door.call('submitResponse', { params: { id }, body }, resident)
  }
}

/** Questions of the box: how many days ago, in what words, and what was answered. */
const QUESTIONS: readonly { ago: number; text: string; publish: boolean; answer?: string }[] = [
  {
    ago: 90,
    text: '同学总在网上发我的照片，我能让他删吗？',
    publish: true,
    answer:
      '可以要求他删除，也可以请网站删除。先截图留证据，告诉家长或老师；他不删，可以打 12345 或到公共法律服务工作站来问。',
  },
  {
    ago: 40,
    text: '老板说没签合同就不算上班，工钱要不回来怎么办？',
    publish: true,
    answer: '没签合同，干了活一样该给工钱。把考勤、聊天记录、工友的话都留好，先打 12333，也可以预约法律顾问当面问。',
  },
  {
    ago: 25,
    text: '爸妈离婚了，我想跟奶奶过行不行？',
    publish: false,
    answer: '这要看您的年龄和家里的情况，请和家长一起来找法律顾问当面说。',
  },
  { ago: 3, text: '捡到别人的手机，要不要还，能不能要点辛苦费？', publish: true },
  { ago: 1, text: '邻居盖房挡了我家的光，该找谁？', publish: true },
]

/** The question box, answered up to a few days ago. */
export async function playQuestions(door: Door, staff: Who, today: LocalDate): Promise<void> {
  for (const { ago, text, publish, answer } of QUESTIONS) {
    door.setNow(instantAt(addDays(today, -ago), '12:30'))
    await door.call('askQuestion', { body: { text, publish, submissionId: newKey() } })
    if (!answer) continue
    const [question] = await door.call('deskQuestions', { query: { status: 'open' } }, staff)
    door.setNow(instantAt(addDays(today, 2 - ago), '09:30'))
    if (question)
      await door.call('deskAnswerQuestion', { params: { id: question.id }, body: { answer, publish } }, staff)
  }
}

const MISSES: readonly { text: string; topics: Topic[]; times: number }[] = [
  { text: '无人机打药伤了邻居的苗', topics: ['neighbour'], times: 6 },
  { text: '彩礼钱记在谁名下', topics: ['family'], times: 4 },
  { text: '直播带货被扣工资', topics: ['labour'], times: 9 },
  { text: '山上采药算不算违法', topics: ['environment'], times: 3 },
]

/** Searches without a good answer, within the ninety days they are kept. */
export async function playMisses(door: Door, dice: Dice, today: LocalDate): Promise<void> {
  for (const { text, topics, times } of MISSES)
    for (let time = 0; time < times; time++) {
      const miss = { text, topics: JSON.stringify(topics), date: addDays(today, -1 - dice.upTo(85)) }
      await addMiss(door.parts.database.query, miss, false)
    }
}
