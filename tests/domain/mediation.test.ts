import {
  actionsFor,
  afterAction,
  confirmUntil,
  dueOn,
  isOpen,
  MEDIATION_ACTIONS,
  MEDIATION_STATUSES,
  type MediationAction,
  type MediationActor,
  MediationRequestSchema,
  type MediationStatus,
  mayRefer,
  REFERRALS,
  type Referral,
} from '@domain/mediation'
import { MediationSettingsSchema } from '@domain/settings'
import fc from 'fast-check'
import * as v from 'valibot'

const STATUSES = Object.keys(MEDIATION_STATUSES) as MediationStatus[]
const ACTORS: MediationActor[] = ['resident', 'office', 'village', 'adviser']

/** The whole table, written out by hand: `state action` → who may, and the state after it. */
const TABLE: Record<string, [string, MediationStatus]> = {
  'accepted assign': ['office village', 'assigned'],
  'accepted refer': ['office village adviser', 'referred'],
  'accepted withdraw': ['resident office village', 'withdrawn'],
  'accepted note': ['office village adviser', 'accepted'],
  'assigned assign': ['office village', 'assigned'],
  'assigned begin': ['office village adviser', 'in-mediation'],
  'assigned refer': ['office village adviser', 'referred'],
  'assigned withdraw': ['resident office village', 'withdrawn'],
  'assigned note': ['office village adviser', 'assigned'],
  'in-mediation assign': ['office village', 'in-mediation'],
  'in-mediation agree': ['office village adviser', 'agreed'],
  'in-mediation fail': ['office village adviser', 'not-agreed'],
  'in-mediation refer': ['office village adviser', 'referred'],
  'in-mediation withdraw': ['resident office village', 'withdrawn'],
  'in-mediation note': ['office village adviser', 'in-mediation'],
  'agreed refer': ['office village adviser', 'referred'],
  'agreed note': ['office village adviser', 'agreed'],
  'not-agreed refer': ['office village adviser', 'referred'],
  'not-agreed note': ['office village adviser', 'not-agreed'],
}

describe.each(STATUSES)('in state %s', (status) => {
  test.each(ACTORS)('%s may do what the table says and nothing else', (actor) => {
    for (const action of MEDIATION_ACTIONS) {
      const [who, next] = TABLE[`${status} ${action}`] ?? ['', undefined]
      const allowed = who.split(' ').includes(actor)
      expect([action, afterAction(status, action, actor)]).toEqual([action, allowed ? next : undefined])
      expect(actionsFor(status, actor).includes(action)).toBe(allowed)
    }
  })
})

test('whatever anybody does, an ended matter never opens again and one sent on or taken back stays so', () => {
  const deed = fc.tuple(fc.constantFrom<MediationAction>(...MEDIATION_ACTIONS), fc.constantFrom(...ACTORS))
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 30 }), (deeds) => {
      let status: MediationStatus = 'accepted'
      for (const [action, actor] of deeds) {
        const next: MediationStatus = afterAction(status, action, actor) ?? status
        if (!isOpen(status)) expect(isOpen(next)).toBe(false)
        if (status === 'referred' || status === 'withdrawn') expect(next).toBe(status)
        status = next
      }
    }),
  )
})

test('from every open state there is a way to each ending', () => {
  const reach = (from: MediationStatus, seen = new Set<MediationStatus>([from])): Set<MediationStatus> => {
    for (const action of actionsFor(from, 'office')) {
      const next = afterAction(from, action, 'office')
      if (next && !seen.has(next)) {
        seen.add(next)
        reach(next, seen)
      }
    }
    return seen
  }
  for (const status of STATUSES.filter(isOpen))
    expect([...reach(status)]).toEqual(expect.arrayContaining(['agreed', 'not-agreed', 'referred', 'withdrawn']))
})

test('only what was agreed goes to the court for confirmation, and it goes nowhere else', () => {
  for (const to of Object.keys(REFERRALS) as Referral[]) {
    expect(mayRefer('agreed', to)).toBe(to === 'judicial-confirmation')
    expect(mayRefer('not-agreed', to)).toBe(to !== 'judicial-confirmation')
  }
})

test('each stage is due so many days after it began, and nothing is due after the end', () => {
  const settings = v.parse(MediationSettingsSchema, { assignDays: 2, beginDays: 3, concludeDays: 30 })
  const stages = { acceptedOn: '2026-02-27', assignedOn: '2026-03-01', begunOn: '2026-03-02' }
  expect(dueOn({ ...stages, status: 'accepted' }, settings)).toBe('2026-03-01')
  expect(dueOn({ ...stages, status: 'assigned' }, settings)).toBe('2026-03-04')
  expect(dueOn({ ...stages, status: 'in-mediation' }, settings)).toBe('2026-04-01')
  for (const status of STATUSES.filter((each) => !isOpen(each)))
    expect(dueOn({ ...stages, status }, settings)).toBeUndefined()
})

test('the thirty days for the court are counted from the agreement', () => {
  expect(confirmUntil('2026-01-31')).toBe('2026-03-02')
})

test('numbers that lead to a person are masked in what is told', () => {
  const request = v.parse(MediationRequestSchema, {
    kind: 'neighbour',
    villageId: 'village-01',
    handler: 'village',
    myRole: 'neighbour',
    otherRole: 'neighbour',
    story: '他的身份证是 110101199001011237，占了我家的墙',
    wish: '把墙拆了',
    name: '张三',
    phone: '139 0000 0001',
  })
  expect(request.story).toBe('他的身份证是 ＊＊＊，占了我家的墙')
  expect(request.phone).toBe('13900000001')
})
