import { type Api, api, type EndpointName } from '@domain/api'
import { covers, isPermitted, type Permission, scopeOf } from '@domain/permissions'
import { ROLES, type Role } from '@domain/staff'
import type { Caller } from '../../support/client'
import {
  DESK_ENDPOINTS,
  DESK_FIXTURES,
  type DeskEndpoint,
  type Fixture,
  type FixtureTown,
  type Member,
  missingOf,
  OWN,
  type Request,
  startFixtureTown,
  TARGETS,
  type Target,
} from '../../support/desk-fixtures'
import { aRequest, newKey, newPhone } from '../../support/duty'
import { describeEachEngine } from '../../support/engines'

jest.setTimeout(120_000)

/** A request with whatever its address needs: whoever is stopped at the door needs no record. */
const anyOf = (name: EndpointName): Request => ({
  params: Object.fromEntries([...api[name].path.matchAll(/\{(\w+)\}/g)].map(([, part = '']) => [part, '1'])),
})

const permissionOf = (name: DeskEndpoint): Permission => api[name].caller.permission

/** Whether the table of permissions gives a role this record; a matter in somebody's own hands is theirs as well. */
function mayReach(name: DeskEndpoint, role: Role, target: Target, caller: Member): boolean {
  const scope = scopeOf(permissionOf(name), role)
  const staff = {
    staffId: caller.id,
    ...(role === 'adviser' ? { adviser: OWN.adviser } : {}),
    ...(role === 'village' ? { villageId: OWN.villageId } : {}),
  }
  // Only records of somebody are out of anybody's scope.
  if (DESK_FIXTURES[name].of === 'nothing') return scope !== 'none'
  if (target.matter === 'in-hands' && scope !== 'none') return true
  return covers(scope, staff, target.matter === 'for-town' ? {} : target)
}

describeEachEngine('who may do what at the desk', (engine) => {
  let town: FixtureTown
  let staff: Record<Role, Member>
  beforeAll(async () => {
    town = await startFixtureTown(engine)
    staff = Object.fromEntries(
      await Promise.all(ROLES.map(async (role) => [role, await town.staff(role)] as const)),
    ) as Record<Role, Member>
  })
  afterAll(() => town.server.stop())

  const send = async (name: EndpointName, request: Request, as: Caller): Promise<string> => {
    const answer = await town.server.call(name, request as never, as)
    return answer.ok ? 'ok' : answer.error.code
  }
  const DENIED = ['not-signed-in', 'forbidden', 'not-found']

  /** What is wrong with the answer to one role about one record; undefined when it is what the table says. */
  async function fault(name: DeskEndpoint, fixture: Fixture, role: Role, target: Target) {
    const caller = staff[role]
    const title = `${name} as ${role}, ${target.title}`
    const request = await fixture.make(town, target, caller)
    const answer = await town.server.call(name, request as never, caller)
    const told = answer.ok ? 'ok' : answer.error.code
    // A list answers everybody; what it holds is the next test's.
    if (mayReach(name, role, target, caller) || fixture.listed)
      return DENIED.includes(told) ? `${title}: ${told}` : undefined
    if (fixture.creates && answer.ok) {
      const opened = await send(fixture.creates, { params: { id: (answer.reply as { id: string }).id } }, caller)
      return opened === 'ok' ? undefined : `${title}: made something out of its scope`
    }
    // Someone else's record is answered like one that isn't there.
    const expected = fixture.creates ? DENIED : [await send(name, missingOf(fixture, request), town.admin)]
    return expected.includes(told) ? undefined : `${title}: ${told} instead of ${expected.join(' or ')}`
  }

  test('every endpoint of the desk has a fixture', () => {
    expect(Object.keys(DESK_FIXTURES).sort()).toEqual([...DESK_ENDPOINTS].sort())
  })

  test('nobody and no resident gets in anywhere', async () => {
    const resident = await town.server.guest()
    for (const name of DESK_ENDPOINTS)
      for (const as of [{}, resident])
        expect([name, await send(name, anyOf(name), as)]).toEqual([name, 'not-signed-in'])
  })

  test('a role without the permission is refused at the door', async () => {
    for (const name of DESK_ENDPOINTS)
      for (const role of ROLES.filter((each) => !isPermitted(permissionOf(name), each)))
        expect([name, role, await send(name, anyOf(name), staff[role])]).toEqual([name, role, 'forbidden'])
  })

  test('a role with the permission reaches the records of its scope, and the others are none to it', async () => {
    const faults: string[] = []
    // Signing out ends the session that all other requests need.
    const names = [...DESK_ENDPOINTS].sort((a, b) => Number(a === 'deskLogout') - Number(b === 'deskLogout'))
    for (const name of names) {
      const fixture = DESK_FIXTURES[name]
      for (const role of ROLES.filter((each) => isPermitted(permissionOf(name), each)))
        for (const target of TARGETS[fixture.of])
          faults.push(...[await fault(name, fixture, role, target)].flatMap((each) => each ?? []))
    }
    expect(faults).toEqual([])
    for (const role of ROLES) staff[role] = await town.staff(role)
  })

  test('a list holds the records of the scope and no others', async () => {
    const faults: string[] = []
    for (const name of DESK_ENDPOINTS) {
      const { listed, of } = DESK_FIXTURES[name]
      if (!listed) continue
      for (const role of ROLES.filter((each) => isPermitted(permissionOf(name), each)))
        for (const target of TARGETS[of]) {
          const { request, id } = await listed(town, target, staff[role])
          const reply = JSON.stringify(await town.server.get(name, request as never, staff[role]))
          if (reply.includes(id) !== mayReach(name, role, target, staff[role]))
            faults.push(`${name} as ${role}, ${target.title}: ${reply.includes(id) ? 'shown' : 'not shown'}`)
        }
    }
    expect(faults).toEqual([])
  })
})

type ResidentEndpoint = {
  [N in EndpointName]: Api[N]['caller'] extends 'resident' ? N : never
}[EndpointName]
type OwnRecord = { [N in ResidentEndpoint]: Api[N] extends { params: unknown } ? N : never }[ResidentEndpoint]
const RESIDENT_ENDPOINTS = (Object.keys(api) as EndpointName[]).filter(
  (name): name is ResidentEndpoint => api[name].caller === 'resident',
)

/** What a resident's record is named by, and the rest of a request about it. */
const OWN_RECORDS: Record<OwnRecord, { of: 'booking' | 'waiting' | 'matter'; body?: unknown }> = {
  booking: { of: 'booking' },
  moveBooking: { of: 'booking', body: { slotId: '2026-12-10-thu-0900' } },
  bookingCalendar: { of: 'booking' },
  cancelBooking: { of: 'booking' },
  acceptOffer: { of: 'waiting' },
  leaveWaitlist: { of: 'waiting' },
  mediation: { of: 'matter' },
  withdrawMediation: { of: 'matter' },
}

describeEachEngine("residents' own records", (engine) => {
  let town: FixtureTown
  beforeAll(async () => {
    town = await startFixtureTown(engine)
    for (const half of ['0900', '0930']) await book(await town.server.guest(), `2026-12-04-fri-${half}`)
  })
  afterAll(() => town.server.stop())

  const book = (as: Caller, slotId: string) =>
    town.server.get('createBooking', { body: aRequest(slotId, { phone: newPhone() }), idempotencyKey: newKey() }, as)
  const make = {
    booking: async (as: Caller) => (await book(as, '2026-12-03-thu-0900')).id,
    async waiting(as: Caller) {
      const { slotId: _, ...visit } = aRequest('', { phone: newPhone() })
      const body = { dutyDayId: '2026-12-04-fri', ...visit }
      return (await town.server.get('joinWaitlist', { body, idempotencyKey: newKey() }, as)).id
    },
    async matter(as: Caller) {
      const body = {
        kind: 'neighbour' as const,
        villageId: OWN.villageId,
        handler: 'village' as const,
        myRole: 'neighbour' as const,
        otherRole: 'neighbour' as const,
        story: '邻居把墙砌到我家院里了',
        wish: '把墙拆回去',
        name: '张三',
        phone: newPhone(),
      }
      return (await town.server.get('createMediation', { body, idempotencyKey: newKey() }, as)).id
    },
  }
  const send = async (name: EndpointName, request: Request, as: Caller): Promise<string> => {
    const answer = await town.server.call(name, request as never, as)
    return answer.ok ? 'ok' : answer.error.code
  }

  test("no endpoint of residents takes nobody or the desk's cookie for one", async () => {
    for (const name of RESIDENT_ENDPOINTS)
      for (const as of [{}, { cookie: town.admin.cookie }])
        expect([name, await send(name, anyOf(name), as)]).toEqual([name, 'not-signed-in'])
  })

  test('every one that names a record is tried, and only its owner reaches it', async () => {
    const named = RESIDENT_ENDPOINTS.filter((name) => 'params' in api[name])
    expect(Object.keys(OWN_RECORDS).sort()).toEqual(named.sort())
    for (const [name, { of, body }] of Object.entries(OWN_RECORDS) as [OwnRecord, (typeof OWN_RECORDS)[OwnRecord]][]) {
      const [owner, other] = [await town.server.guest(), await town.server.guest()]
      const request = { params: { id: await make[of](owner) }, ...(body === undefined ? {} : { body }) }
      expect([name, await send(name, request, other)]).toEqual([name, 'not-found'])
      expect(['ok', 'state-changed']).toContain(await send(name, request, owner))
    }
  })
})
