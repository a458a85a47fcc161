import type { CallInput } from '@domain/api'
import type { DeskAction } from '@domain/mediation'
import { addDays, instantAt, type LocalDate } from '@domain/time'
import { type Door, newKey, type Who } from './door'

type Input = CallInput<'deskCreateMediation'>['body']
type End = Extract<DeskAction, { action: 'agree' | 'fail' | 'refer' }>['action']

interface Matter {
  on: string
  kind: Input['kind']
  story: string
  wish: string
  isGrid?: true
  /** After how many days it ended, and how. */
  days: number
  end: End
}

/** Plainly invented quarrels of a year, by month and day. */
const PLAN: readonly Matter[] = [
  { on: '01-20', kind: 'neighbour', story: '两家为排水沟争吵', wish: '把沟通开', days: 6, end: 'agree' },
  { on: '02-25', kind: 'labour', story: '年前的工钱还没有结清', wish: '尽快结清', days: 21, end: 'refer' },
  { on: '03-12', kind: 'land', story: '承包地边界说不清', wish: '重新量一次', isGrid: true, days: 14, end: 'agree' },
  { on: '04-18', kind: 'elder-care', story: '兄弟几个为养老分摊争吵', wish: '写清楚各出多少', days: 9, end: 'agree' },
  { on: '05-30', kind: 'neighbour', story: '院墙越过了界', wish: '拆回原处', isGrid: true, days: 11, end: 'agree' },
  { on: '06-22', kind: 'debt', story: '借出去的钱要不回来', wish: '定个还钱的日子', days: 18, end: 'fail' },
  { on: '07-15', kind: 'family', story: '分家的东西没说好', wish: '请人帮着说和', days: 12, end: 'agree' },
  { on: '08-08', kind: 'neighbour', story: '果树遮了隔壁的光', wish: '修一修枝', isGrid: true, days: 4, end: 'agree' },
  { on: '09-26', kind: 'consumer', story: '买的种子不出苗', wish: '退钱', days: 16, end: 'agree' },
  { on: '10-14', kind: 'neighbour', story: '养的鸡进了邻居菜地', wish: '围起来', isGrid: true, days: 3, end: 'agree' },
  { on: '02-10', kind: 'debt', story: '合伙买农机的钱没有算清', wish: '把账对清楚', days: 15, end: 'fail' },
]
/** What comes up again and again, in turn; every few days one of them in one of a few villages, in turn too. */
const USUAL: readonly Pick<Matter, 'kind' | 'story' | 'wish' | 'isGrid'>[] = [
  { kind: 'neighbour', story: '门前堆的柴挡了路', wish: '把路让出来', isGrid: true },
  { kind: 'land', story: '地边的界石挪了位', wish: '按老样子放回去' },
  { kind: 'neighbour', story: '夜里放音响太吵', wish: '晚上小声些' },
  { kind: 'family', story: '老人的花销谁出多少说不拢', wish: '坐下来说清楚' },
]
const USUAL_ENDS: readonly End[] = ['agree', 'fail', 'agree', 'refer', 'agree']
const USUAL_VILLAGES = 5
/** Days from one to the next, in a full year and in the thinner one; and days until it ends. */
const USUAL_EVERY = { full: 3, thin: 9 }
const USUAL_DAYS = 7

/** Still open today, since so many days. */
const OPEN: readonly Pick<Matter, 'kind' | 'story' | 'wish' | 'isGrid'>[] = [
  { kind: 'land', story: '两家的地埂被犁掉了一截', wish: '把地埂补回去', isGrid: true },
  { kind: 'neighbour', story: '晾衣绳拉过了界', wish: '挪一挪' },
]
const OPEN_SINCE = [36, 1]

const actionOf = (end: End, on: LocalDate): DeskAction => {
  if (end === 'agree') return { action: 'agree', text: '双方当面说定，各让一步', agreedOn: on }
  return end === 'fail' ? { action: 'fail', text: '双方差得太远' } : { action: 'refer', to: 'legal-aid' }
}

/** Somebody of the office writes a matter down. */
function enter(
  door: Door,
  staff: Who,
  { kind, story, wish, isGrid }: Pick<Matter, 'kind' | 'story' | 'wish' | 'isGrid'>,
  { on, at, mine }: { on: LocalDate; at: number; mine: boolean },
) {
  const villages = door.parts.town.villages
  door.setNow(instantAt(on, '10:00'))
  const body: Input = {
    kind,
    story,
    wish,
    origin: isGrid ? 'grid' : 'desk',
    mine,
    handler: 'village',
    villageId: villages[at % villages.length]?.id ?? '',
    myRole: 'villager',
    otherRole: 'villager',
    name: '某甲',
    phone: '13900000000',
  }
  return door.call('deskCreateMediation', { body, idempotencyKey: newKey() }, staff)
}

/** The matters of a year that have ended by today. The year before had fewer. */
export async function playMatters(
  door: Door,
  staff: Who,
  { year, today, isFull }: { year: number; today: LocalDate; isFull: boolean },
): Promise<void> {
  const play = async (matter: Omit<Matter, 'on'>, on: LocalDate, at: number) => {
    const ended = addDays(on, matter.days)
    if (ended > today) return
    const { id, revision } = await enter(door, staff, matter, { on, at, mine: true })
    door.setNow(instantAt(ended, '15:00'))
    const request = actionOf(matter.end, ended)
    await door.call('deskActOnMediation', { params: { id }, body: { request, revision } }, staff)
  }
  for (const [at, matter] of PLAN.entries()) if (isFull || at % 2 === 0) await play(matter, `${year}-${matter.on}`, at)
  const every = isFull ? USUAL_EVERY.full : USUAL_EVERY.thin
  for (let n = 0, on = `${year}-01-01`; on <= `${year}-12-31`; n++, on = addDays(on, every)) {
    const [usual, end] = [USUAL[n % USUAL.length], USUAL_ENDS[n % USUAL_ENDS.length]]
    if (usual && end) await play({ ...usual, end, days: USUAL_DAYS }, on, n % USUAL_VILLAGES)
  }
}

/** The matters that wait today: one in hand and late, one that nobody has been given yet. */
export async function playOpenMatters(door: Door, staff: Who, today: LocalDate): Promise<void> {
  for (const [at, matter] of OPEN.entries())
    await enter(door, staff, matter, { on: addDays(today, -(OPEN_SINCE[at] ?? 0)), at, mine: at === 0 })
}
