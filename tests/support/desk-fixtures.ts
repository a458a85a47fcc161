/**
 * One request for each endpoint of the desk, on a record made for it. Whoever adds an endpoint to the contract adds its
 * fixture here, or the tests don't compile: the matrix of roles and the audit log's tests go through all of them.
 */
import { randomUUID } from 'node:crypto'
import { type Api, api, type EndpointName } from '@domain/api'
import type { Concern } from '@domain/permissions'
import type { Role } from '@domain/staff'
import { addDays } from '@domain/time'
import { Secret, TOTP } from 'otpauth'
import { addSession } from '../../server/auth/store'
import { addQuestion } from '../../server/questions/store'
import { aRequest, newKey, newPhone, thursdays, withRules } from './duty'
import { aPhoto } from './photos'
import { startTestServer, TEST_PASSWORD, type TestServer } from './server'
import { definition, submission } from './surveyServer'

type NameWhere<Caller> = { [N in EndpointName]: Api[N]['caller'] extends Caller ? N : never }[EndpointName]
/** Endpoints that only staff may call. */
export type DeskEndpoint = NameWhere<{ permission: string }>
export const DESK_ENDPOINTS = (Object.keys(api) as EndpointName[]).filter(
  (name): name is DeskEndpoint => typeof api[name].caller === 'object',
)

const TODAY = '2026-12-03'
/** Thursday 2026-12-03 08:00 in Asia/Shanghai, an hour before the first slot. */
const NOW = '2026-12-03T00:00:00.000Z'
const NEXT_WEEK = '2026-12-10'

export const OWN = { adviser: '测试律师', villageId: 'village-01' } as const
const OTHER = { adviser: '别的律师', villageId: 'village-02' } as const
/** Which rule of the roster is whose. */
const RULE_OF = { [OWN.adviser]: 'thu', [OTHER.adviser]: 'other' } as const

export interface Member {
  id: string
  cookie: string
}

/** What a record concerns, seen by whoever calls. */
export interface Target extends Concern {
  title: string
  adviser: (typeof OWN | typeof OTHER)['adviser']
  /** A matter in the caller's own hands, or one that the village is not to see. */
  matter?: 'in-hands' | 'for-town'
}

/** Records of a kind as they differ in whom they concern. */
export const TARGETS = {
  nothing: [{ title: 'any', adviser: OWN.adviser }],
  booking: [
    { title: 'own day', adviser: OWN.adviser },
    { title: "another adviser's day", adviser: OTHER.adviser },
    { title: 'own village', adviser: OTHER.adviser, villageId: OWN.villageId },
    { title: 'other village', adviser: OTHER.adviser, villageId: OTHER.villageId },
  ],
  matter: [
    { title: 'own village', adviser: OTHER.adviser, villageId: OWN.villageId },
    { title: 'other village', adviser: OTHER.adviser, villageId: OTHER.villageId },
    { title: 'own village, meant for the town', adviser: OTHER.adviser, matter: 'for-town' },
    { title: 'in own hands', adviser: OTHER.adviser, matter: 'in-hands' },
  ],
} as const satisfies Record<string, readonly Target[]>

export interface Request {
  params?: Record<string, string>
  query?: Record<string, unknown>
  body?: unknown
  idempotencyKey?: string
}

export interface Fixture {
  /** Which kind of record it is about, where it matters whom that concerns. */
  of: keyof typeof TARGETS
  /** A request that succeeds for whoever may make it. */
  make(town: FixtureTown, target: Target, caller: Member): Request | Promise<Request>
  /** Where the reply is a list: makes a record and the request whose reply holds it for whoever may see it. */
  listed?(town: FixtureTown, target: Target, caller: Member): Promise<{ request: Request; id: string }>
  /** The same request about a record that isn't there; absent: with ids in the path that lead to none. */
  missing?(request: Request): Request
  /**
   * It makes a record and looks none up; with the endpoint that opens one. Out of scope it is refused, as forbidden or as
   * unknown, or what it makes lies within the scope after all.
   */
  creates?: 'deskBooking' | 'deskMediation'
}

/** A town on the morning of a duty day of two advisers, with what makes records in it. */
export interface FixtureTown {
  server: TestServer
  admin: Member
  /** Who wrote what others review. */
  author: Member
  staff(role: Role): Promise<Member>
  /** Signs the caller in at one more browser; the session's id. */
  session(caller: Member): Promise<string>
  slot(target: Target, half?: '0900' | '0930', date?: string): string
  booking(target: Target, more?: { half?: '0900' | '0930'; phone?: string }): Promise<{ id: string; number: string }>
  /** A booking that has ended well, to be followed up today. */
  consultation(target: Target): Promise<string>
  matter(target: Target, caller: Member): Promise<string>
  event(): Promise<string>
  openClass(): Promise<string>
  photo(): Promise<{ params: { id: string; photo: string } }>
  question(): Promise<string>
  unsent(): Promise<string>
  surveyDraft(): Promise<string>
  survey(): Promise<string>
  lesson(state: 'draft' | 'reviewed' | 'published'): Promise<string>
  conflict(): Promise<string>
  contact(): Promise<string>
  next(): number
}

/** Starts a town for the fixtures. */
export async function startFixtureTown(...[engine]: Parameters<typeof startTestServer>): Promise<FixtureTown> {
  const server = await startTestServer(engine, { now: NOW })
  const { database, content } = server.parts
  await withRules(
    server,
    thursdays(5000),
    thursdays(5000, { id: 'other', adviser: OTHER.adviser }),
    thursdays(1, { id: 'fri', weekday: 5 }),
  )
  const admin = await server.staff('admin')
  const author = await server.staff('officer')
  let counter = 0
  const next = () => ++counter
  const aLesson = content.lessonFiles.get('administrative-penalty-rights')?.source ?? ''
  const files = [...content.lessonFiles.values()]

  const town: FixtureTown = {
    server,
    admin,
    author,
    next,
    staff: (role) => server.staff(role, role === 'adviser' ? { adviser: OWN.adviser } : villageOf(role)),
    async session({ id }) {
      const token_hash = randomUUID()
      const day = { created_at: NOW, expires_at: '2026-12-04T00:00:00.000Z' }
      await addSession(database.query, { token_hash, staff_id: id, ...day })
      return token_hash
    },
    slot: (target, half = '0900', date = TODAY) => `${date}-${RULE_OF[target.adviser]}-${half}`,
    async booking(target, { half, phone = newPhone() } = {}) {
      const body = { ...aRequest(town.slot(target, half), { phone }), ...channelOf(target) }
      return server.get('deskCreateBooking', { body, idempotencyKey: newKey() }, admin)
    },
    async consultation(target) {
      const { id } = await town.booking(target)
      const body = { from: 'booked', to: 'checked-in' }
      await server.get('deskSetBookingStatus', { params: { id }, body }, admin)
      await server.get('deskSetOutcome', { params: { id }, body: { ...OUTCOME, followUpOn: TODAY } }, admin)
      return id
    },
    async matter(target, caller) {
      const body = { ...aMatter(target), origin: 'desk', mine: false }
      const { id } = await server.get('deskCreateMediation', { body, idempotencyKey: newKey() }, admin)
      if (target.matter === 'in-hands')
        await database.query
          .updateTable('mediation')
          .set({ assignee_staff_id: caller.id })
          .where('id', '=', id)
          .execute()
      return id
    },
    event: async () => (await server.get('deskAddEvent', { body: anEvent }, admin)).id,
    async photo() {
      const id = await town.event()
      const { id: photo } = await server.get('deskAddEventPhoto', { params: { id }, body: aPhoto() }, admin)
      return { params: { id, photo } }
    },
    async openClass() {
      const id = await town.event()
      await server.get('deskOpenClass', { params: { id }, body: { hours: 2 } }, admin)
      return id
    },
    async question() {
      const id = randomUUID()
      await addQuestion(database.query, {
        id,
        text: '地被占了怎么办',
        asked_on: TODAY,
        audience: null,
        may_publish: 1,
        status: 'open',
        answer: null,
        answered_on: null,
        answered_by: null,
      })
      return id
    },
    async unsent() {
      const { id } = await town.booking(TARGETS.nothing[0])
      const message = randomUUID()
      await database.query
        .insertInto('message')
        .values({
          id: message,
          dedupe: message,
          kind: 'reminder-morning',
          resident_id: null,
          booking_id: id,
          waitlist_id: null,
          mediation_id: null,
          due_at: NOW,
          useless_after: NOW,
          state: 'unsent',
          attempts: 5,
          lease_until: null,
          why: '没有订阅',
        })
        .execute()
      return message
    },
    async surveyDraft() {
      const id = `matrix-${next()}`
      const body = { definition: definition(server, { id }), revision: 0 }
      await server.get('deskSaveSurveyDraft', { params: { id }, body }, admin)
      return id
    },
    async survey() {
      const id = await town.surveyDraft()
      await server.get('deskPublishSurvey', { params: { id }, body: { revision: 1 } }, admin)
      return id
    },
    async lesson(state) {
      const id = `matrix-${next()}`
      const source = aLesson.replace('id: administrative-penalty-rights', `id: ${id}`)
      await server.get('deskSaveLesson', { body: { source, after: 0 } }, author)
      const params = { id, revision: '1' }
      if (state !== 'draft') await server.get('deskReviewLesson', { params }, admin)
      if (state === 'published') await server.get('deskPublishLesson', { params, body: {} }, admin)
      return id
    },
    async conflict() {
      const file = files[next() % files.length]
      const id = file?.lesson.id ?? ''
      const { newest } = await server.get('deskLesson', { params: { id } }, author)
      const body = { source: `${file?.source}\n`, after: newest?.revision ?? 0, fileHash: file?.hash }
      await server.get('deskSaveLesson', { body }, author)
      // As if the file had been another one when that was written.
      await database.query.updateTable('lesson_state').set({ file_hash: 'older' }).where('lesson_id', '=', id).execute()
      return id
    },
    async contact() {
      const value = aContact(`c-matrix-${next()}`)
      await server.get('deskSaveEntry', { body: { entry: { of: 'contact', value }, revision: 0 } }, admin)
      return value.id
    },
  }
  return town
}

const villageOf = (role: Role) => (role === 'village' ? { villageId: OWN.villageId } : {})
const channelOf = ({ villageId }: Target) =>
  villageId ? { channel: 'village' as const, villageId } : { channel: 'phone' as const }

const OUTCOME = { topic: 'labour', result: 'advised', privateNote: '说了怎么办' } as const
const REASON = '腿脚不便，早点来'
const YEAR = { from: '2026-01-01', to: '2026-12-31' }

const aMatter = ({ villageId, matter }: Target) => ({
  kind: 'neighbour',
  villageId: villageId ?? OWN.villageId,
  handler: matter === 'for-town' ? 'town' : 'village',
  myRole: 'neighbour',
  otherRole: 'neighbour',
  story: '邻居把墙砌到我家院里了',
  wish: '把墙拆回去',
  name: '张三',
  phone: '13900000001',
})

const anEvent = {
  kind: 'school-session',
  title: '法治进校园',
  date: TODAY,
  place: '中心小学',
  topics: ['minors'],
  lessonIds: ['wages-unpaid-by-contractor'],
}

const aContact = (id: string) => ({
  id,
  kind: 'grid-officer',
  name: '张三',
  phone: newPhone(),
  purpose: '村里的事先找他',
  topics: [],
  villageId: OWN.villageId,
})

const IMPORT_HEAD = '编号\t村\t类别\t姓名或名称\t电话\t找他办什么\t什么时候能找到\t地址'
const importText = () => `${IMPORT_HEAD}\n\t第1村（村名待填写）\t网格员\t李四\t${newPhone()}\t\t\t`

const plain = (make: Fixture['make'] = () => ({})): Fixture => ({ of: 'nothing', make })
/** About one record without an owner, named in the path. */
const about = (record: (town: FixtureTown) => Promise<string>, more: Omit<Request, 'params'> = {}): Fixture =>
  plain(async (town) => ({ params: { id: await record(town) }, ...more }))
/** What an authenticator shows for a key that was just made for the caller. */
const factorCode = async ({ server }: FixtureTown, caller: Member): Promise<string> => {
  const { key } = await server.get('deskBeginFactor', {}, caller)
  return new TOTP({ secret: Secret.fromBase32(key) }).generate({ timestamp: server.parts.now().getTime() })
}
const ofMember = (more: Omit<Request, 'params'> = {}): Fixture =>
  about(async ({ server }) => (await server.staff('village', { villageId: OWN.villageId })).id, more)
const booked = (more: Omit<Request, 'params'> = {}): Fixture => ({
  of: 'booking',
  make: async (town, target) => ({ params: { id: (await town.booking(target)).id }, ...more }),
})
const ofMatter = (more: Omit<Request, 'params'> = {}): Fixture => ({
  of: 'matter',
  make: async (town, target, caller) => ({ params: { id: await town.matter(target, caller) }, ...more }),
})
const revisionOf = (state: 'draft' | 'reviewed', body?: unknown): Fixture =>
  plain(async (town) => ({
    params: { id: await town.lesson(state), revision: '1' },
    ...(body === undefined ? {} : { body }),
  }))
const ofPhone = (phone: string): Request => ({ body: { phone } })

async function rosterChange({ server, admin, next }: FixtureTown) {
  const date = addDays('2027-01-04', next())
  const change = { kind: 'set-day-kind', date, dayKind: 'day-off' }
  const { seen } = await server.get('deskPreviewRoster', { body: { change } }, admin)
  return { change, reason: REASON, seen }
}

export const DESK_FIXTURES: Record<DeskEndpoint, Fixture> = {
  deskLogout: plain(),
  deskMe: plain(),
  deskProve: plain(() => ({ body: { password: TEST_PASSWORD } })),
  deskChangePassword: plain(() => ({ body: { old: TEST_PASSWORD, password: '我家门口有三棵老槐树' } })),
  deskSessions: plain(),
  deskEndSession: plain(async (town, _, caller) => ({ params: { id: await town.session(caller) } })),
  deskEndOtherSessions: plain(),
  deskFactor: plain(),
  deskBeginFactor: plain(),
  deskConfirmFactor: plain(async (town, _, caller) => ({ body: { code: await factorCode(town, caller) } })),
  deskRenewRecoveryCodes: plain(async (town, _, caller) => {
    await town.server.get('deskConfirmFactor', { body: { code: await factorCode(town, caller) } }, caller)
    return {}
  }),
  deskDropFactor: plain(),
  deskDropStaffFactor: ofMember(),
  deskStaff: plain(),
  deskInvite: plain(({ next }) => ({ body: { account: `new-${next()}`, name: '张三', role: 'officer' } })),
  deskChangeStaff: ofMember({ body: { name: '张三', role: 'officer' } }),
  deskSetStaffActive: ofMember({ body: { active: false } }),
  deskResetStaff: ofMember(),
  deskStaffSessions: ofMember(),
  deskEndStaffSessions: ofMember(),

  deskBookings: {
    of: 'booking',
    make: () => ({ query: { date: TODAY } }),
    listed: async (town, target) => ({
      request: { query: { date: TODAY } },
      id: (await town.booking(target)).id,
    }),
  },
  deskFindByPhone: {
    of: 'booking',
    make: async (town, target) => {
      const phone = newPhone()
      await town.booking(target, { phone })
      return ofPhone(phone)
    },
    async listed(town, target) {
      const phone = newPhone()
      return { id: (await town.booking(target, { phone })).id, request: ofPhone(phone) }
    },
  },
  deskBookingPhone: booked(),
  deskSetBookingStatus: booked({ body: { from: 'booked', to: 'checked-in' } }),
  deskBooking: {
    of: 'booking',
    make: async (town, target) => ({ params: { id: await town.consultation(target) } }),
  },
  deskCreateBooking: {
    of: 'booking',
    creates: 'deskBooking',
    make: (town, target) => ({
      body: { ...aRequest(town.slot(target), { phone: newPhone() }), ...channelOf(target) },
      idempotencyKey: newKey(),
    }),
  },
  deskMoveBooking: {
    of: 'booking',
    make: async (town, target) => ({
      params: { id: (await town.booking(target)).id },
      body: { slotId: town.slot(target, '0930', NEXT_WEEK), reason: REASON },
    }),
  },
  deskSwapBookings: {
    of: 'booking',
    make: async (town, target) => ({
      params: { id: (await town.booking(target)).id },
      body: { otherId: (await town.booking(target, { half: '0930' })).id, reason: REASON },
    }),
  },
  deskCancelBooking: booked({ body: { reason: REASON } }),
  deskArrive: {
    of: 'booking',
    async make(town, target) {
      const { id } = await town.booking(target)
      const { query } = town.server.parts.database
      const { code } = await query.selectFrom('booking').select('code').where('id', '=', id).executeTakeFirstOrThrow()
      return { body: { date: TODAY, code } }
    },
    missing: () => ({ body: { date: NEXT_WEEK, code: '000000' } }),
  },
  deskSetOutcome: {
    of: 'booking',
    make: async (town, target) => ({ params: { id: await town.consultation(target) }, body: OUTCOME }),
  },
  deskFollowUps: {
    of: 'booking',
    make: () => ({ query: { until: TODAY } }),
    listed: async (town, target) => ({
      request: { query: { until: TODAY } },
      id: await town.consultation(target),
    }),
  },
  deskSlots: plain(() => ({ query: { from: TODAY, to: TODAY } })),
  deskAddPlaces: plain((town, target) => ({ params: { id: town.slot(target) }, body: { add: 1, reason: REASON } })),
  deskWaitlist: plain(() => ({ query: { date: TODAY } })),

  deskRoster: plain(() => ({ query: { from: TODAY, to: NEXT_WEEK } })),
  deskPreviewRoster: plain(async (town) => ({ body: { change: (await rosterChange(town)).change } })),
  deskChangeRoster: plain(async (town) => ({ body: await rosterChange(town) })),
  deskPauses: plain(),
  deskLiftPause: plain(async ({ server, slot }, target) => {
    const resident = await server.guest()
    const body = aRequest(slot(target), { phone: newPhone() })
    await server.get('createBooking', { body, idempotencyKey: newKey() }, resident)
    return { params: { id: (await server.get('me', {}, resident)).id } }
  }),
  deskUnsentMessages: plain(),
  deskSettleMessage: about((town) => town.unsent(), { body: { how: 'called' } }),
  deskFeed: plain(),
  deskRenewFeed: plain(),
  deskRevokeFeed: plain(),

  deskLessons: plain(),
  deskLesson: about((town) => town.lesson('draft')),
  deskLessonRevision: revisionOf('draft'),
  deskCheckLesson: plain(({ server }) => ({
    body: { source: server.parts.content.lessonFiles.get('administrative-penalty-rights')?.source },
  })),
  deskSaveLesson: plain(({ server, next }) => ({
    body: {
      source: server.parts.content.lessonFiles
        .get('administrative-penalty-rights')
        ?.source.replace('id: administrative-penalty-rights', `id: matrix-${next()}`),
      after: 0,
    },
  })),
  deskReviewLesson: revisionOf('draft'),
  deskPublishLesson: revisionOf('reviewed', {}),
  deskWithdrawLesson: about((town) => town.lesson('published'), { body: { comment: '内容要重写' } }),
  deskSettleLesson: about((town) => town.conflict(), { body: { keep: 'desk' } }),
  deskReadings: plain(() => ({ query: YEAR })),
  deskSearchMisses: plain(),

  deskSurveys: plain(),
  deskSubmitResponse: plain(async (town) => ({ params: { id: await town.survey() }, body: submission(town.server) })),
  deskSurvey: about((town) => town.survey()),
  deskSaveSurveyDraft: plain(({ server, next }) => {
    const id = `matrix-${next()}`
    return { params: { id }, body: { definition: definition(server, { id }), revision: 0 } }
  }),
  deskPublishSurvey: about((town) => town.surveyDraft(), { body: { revision: 1 } }),
  deskSurveyResults: about((town) => town.survey()),
  deskSurveyComparison: plain(async (town) => ({
    params: { id: await town.survey() },
    query: { with: await town.survey() },
  })),
  deskSurveyXlsx: about((town) => town.survey()),
  deskSurveyCsv: about((town) => town.survey()),
  deskNeeds: plain(),

  deskEvents: plain(() => ({ query: YEAR })),
  deskAddEvent: plain(() => ({ body: anEvent })),
  deskChangeEvent: about((town) => town.event(), { body: anEvent }),
  deskEventPhotos: about((town) => town.event()),
  deskEventPhoto: plain((town) => town.photo()),
  deskAddEventPhoto: about((town) => town.event(), { body: aPhoto() }),
  deskRemoveEventPhoto: plain((town) => town.photo()),
  deskOpenClass: about((town) => town.event(), { body: { hours: 2 } }),
  deskCloseClass: about((town) => town.openClass()),
  deskClassResults: about((town) => town.openClass()),
  deskClassCode: about((town) => town.openClass()),
  deskQuestions: plain(),
  deskAnswerQuestion: about((town) => town.question(), { body: { answer: '可以先找村里说', publish: true } }),
  deskDeclineQuestion: about((town) => town.question()),

  deskFind: {
    of: 'booking',
    make: async (town, target) => ({ body: { text: (await town.booking(target)).number } }),
    async listed(town, target) {
      const { id, number } = await town.booking(target)
      return { id, request: { body: { text: number } } }
    },
  },
  deskReport: plain(() => ({ query: YEAR })),
  deskReportRecords: plain(() => ({ params: { id: 'events' }, query: YEAR })),
  deskReportDocx: plain(() => ({ query: YEAR })),
  deskReportXlsx: plain(() => ({ query: YEAR })),

  deskMediations: {
    of: 'matter',
    make: () => ({ query: { show: 'open' } }),
    listed: async (town, target, caller) => ({
      request: { query: { show: 'open' } },
      id: await town.matter(target, caller),
    }),
  },
  deskMediationFigures: plain(() => ({ query: YEAR })),
  deskMediation: ofMatter(),
  deskMediationPhone: ofMatter(),
  deskMediationAssignees: ofMatter(),
  deskCreateMediation: {
    of: 'matter',
    creates: 'deskMediation',
    make: (_, target) => ({
      body: { ...aMatter(target), origin: 'desk', mine: false },
      idempotencyKey: newKey(),
    }),
  },
  deskActOnMediation: ofMatter({ body: { request: { action: 'note', text: '两家都见过面了' }, revision: 0 } }),

  deskDirectory: plain(),
  deskSaveEntry: plain(({ next }) => ({
    body: { entry: { of: 'contact', value: aContact(`c-matrix-${next()}`) }, revision: 0 },
  })),
  deskRemoveEntry: plain(async (town) => ({ body: { of: 'contact', id: await town.contact(), revision: 1 } })),
  deskDirectoryHistory: plain(),
  deskDirectoryXlsx: plain(),
  deskDirectoryTemplate: plain(),
  deskCheckImport: plain(() => ({ body: { source: { text: importText() } } })),
  deskImport: plain(async ({ server, admin }) => ({
    body: { source: { text: importText() }, version: (await server.get('deskDirectory', {}, admin)).version },
  })),
  deskSettings: plain(),
  deskChangeSettings: plain(async ({ server, admin, next }) => {
    const { version, values } = await server.get('deskSettings', {}, admin)
    const booking = { ...values.booking, noShowWindowDays: 100 + next() }
    return { body: { version, values: { ...values, booking } } }
  }),
  deskSettingsHistory: plain(),
  deskAudit: plain(),
  deskAuditXlsx: plain(),
  deskAuditCsv: plain(),
  deskTodo: plain(),
}

/** The same request about a record that isn't there. */
export function missingOf(fixture: Fixture, request: Request): Request {
  if (fixture.missing) return fixture.missing(request)
  const params = Object.fromEntries(
    Object.entries(request.params ?? {}).map(([name, value]) => [name, name === 'id' ? randomUUID() : value]),
  )
  return { ...request, params }
}
