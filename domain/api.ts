/**
 * The one contract between the server, the mini-program and the desk: an endpoint's method, path, who may call it, its
 * parameters, body, reply and errors stand here and nowhere else. The server's routes must fulfil it to compile, the
 * clients can call only what is here, and `/api/openapi.json` is generated from it.
 */
import * as v from 'valibot'
import { AudienceSchema } from './audiences'
import { AuditEntrySchema, AuditFilterSchema } from './audit'
import {
  BookingRequestSchema,
  BookingSchema,
  BookingStatusSchema,
  DeskBookingDetailSchema,
  DeskBookingRequestSchema,
  DeskBookingSchema,
  DutyDaySchema,
  MoveRequestSchema,
  OutcomeSchema,
  PauseSchema,
  PhoneSchema,
  ReasonSchema,
  WaitlistEntrySchema,
  WaitlistRequestSchema,
} from './booking'
import { ContactSchema, PlaceSchema, TownSchema, VillageSchema } from './directory'
import { DirectoryChangeSchema, DirectoryEntrySchema, RevisionSchema as EntryRevisionSchema } from './directory-editing'
import { ImportRowSchema } from './directory-sheet'
import type { ErrorCode } from './errors'
import { EventInputSchema, EventKindSchema, EventSchema, VisitSchema } from './events'
import { FindReplySchema, FindTextSchema } from './find'
import { GuideDetailSchema, GuideSummarySchema } from './guides'
import {
  DeskLessonDetailSchema,
  DeskLessonSchema,
  LessonFaultSchema,
  LessonSourceSchema,
  RevisionSchema,
} from './lesson-editing'
import { LessonDetailSchema, RankedLessonSchema } from './lessons'
import {
  DeskActionSchema,
  DeskMediationDetailSchema,
  DeskMediationRequestSchema,
  DeskMediationSchema,
  MediationFiguresSchema,
  MediationRequestSchema,
  MediationSchema,
} from './mediation'
import { TemplateSchema, UnsentMessageSchema } from './messages'
import { NeedSchema } from './needs'
import { PasswordSchema } from './passwords'
import { isBeforeFactor, isPermitted, needsFreshProof, type Permission } from './permissions'
import { MAX_PHOTO_BYTES, PhotoInputSchema, PhotoSchema } from './photos'
import {
  AnswerTextSchema,
  DeskQuestionSchema,
  PublicQuestionSchema,
  QuestionInputSchema,
  QuestionStatusSchema,
} from './questions'
import { LessonReadingsSchema } from './readings'
import { CountedRecordSchema, ReportPeriodSchema, ReportSchema } from './report'
import {
  DutyExceptionSchema,
  DutyRuleSchema,
  RosterChangeRequestSchema,
  RosterChangeSchema,
  RosterDateSchema,
  RosterEffectSchema,
} from './roster'
import {
  AgeBandSchema,
  ClassCodeSchema,
  ClassResultSchema,
  ClassResultsSchema,
  ClassSessionSchema,
  PhaseSchema,
} from './school'
import { GlossaryEntrySchema, SearchReplySchema, SearchTextSchema } from './search'
import { DeskSettingsSchema, SettingChangeSchema, TownSettingsSchema } from './settings'
import {
  CodeSchema,
  DeskSessionSchema,
  OneTimeLinkSchema,
  type Role,
  StaffChangeSchema,
  StaffInvitationSchema,
  StaffMemberSchema,
  StaffSchema,
  TypedPasswordSchema,
} from './staff'
import { ArticleSchema, StatuteSchema } from './statutes'
import {
  ChannelSchema,
  DefinitionFaultSchema,
  SurveyAccessSchema,
  SurveyDefinitionSchema,
  SurveyIdSchema,
  SurveySummarySchema,
  SurveyVersionSchema,
} from './survey'
import { ChangeSchema, SurveyResultsSchema } from './survey-results'
import { InstantSchema, LocalDateSchema } from './time'
import { TopicSchema } from './topics'
import { VillageRulesSchema } from './village-rules'

/** Who may call: anyone, a signed-in resident, or staff whose role has the permission. */
export type Caller = 'public' | 'resident' | { permission: Permission }

type ObjectSchema = v.GenericSchema<Record<string, unknown>, Record<string, unknown>>

export interface Endpoint {
  summary: string
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** With `{name}` for path parameters. */
  path: `/${string}`
  caller: Caller
  params?: ObjectSchema
  query?: ObjectSchema
  body?: v.GenericSchema
  reply: v.GenericSchema
  /** Most bytes of its body, where it may be larger than the usual 256 KB. */
  maxBytes?: number
  /** HTTP status of success; 200 where absent. */
  status?: 201
  /** Media type of a reply that is a file (see `FileSchema`) and not JSON. */
  media?: string
  /** True where the request must carry an `Idempotency-Key` header. */
  idempotent?: true
  /** What it can answer with besides the errors every endpoint can (see `COMMON_ERRORS`). */
  errors: readonly ErrorCode[]
}

/** What the handler of an endpoint with `media` answers with; the client gets the content itself. */
export const FileSchema = v.object({
  filename: v.string(),
  content: v.union([
    v.string(),
    v.instance(Uint8Array),
    /** A file too large to hold at once, made while it is sent. */
    v.custom<AsyncIterable<Uint8Array>>(
      (value) => typeof value === 'object' && value !== null && Symbol.asyncIterator in value,
    ),
  ]),
})

/** Errors any endpoint can answer with. */
export const COMMON_ERRORS = [
  'bad-request',
  'too-large',
  'too-many-requests',
  'busy',
  'internal',
] as const satisfies ErrorCode[]

/** Every error an endpoint can answer with: its own, those its parts imply, and those of every endpoint. */
export function errorsOf(endpoint: Endpoint): ErrorCode[] {
  return [
    ...new Set<ErrorCode>([
      ...COMMON_ERRORS,
      ...(endpoint.caller === 'public' ? [] : (['not-signed-in'] as const)),
      ...(typeof endpoint.caller === 'object' ? (['forbidden'] as const) : []),
      ...(typeof endpoint.caller === 'object' && needsFreshProof(endpoint.caller.permission)
        ? (['proof-needed'] as const)
        : []),
      ...(typeof endpoint.caller === 'object' && !isBeforeFactor(endpoint.caller.permission)
        ? (['factor-needed'] as const)
        : []),
      ...(endpoint.params ? (['not-found'] as const) : []),
      ...(endpoint.query || endpoint.body ? (['invalid-fields'] as const) : []),
      ...endpoint.errors,
    ]),
  ]
}

const endpoint = <const E extends Endpoint>(declared: E): E => declared

/** A version's number in a query string. */
const VersionQuerySchema = v.optional(v.pipe(v.string(), v.regex(/^[1-9]\d{0,5}$/), v.transform(Number)))

const IdParams = v.object({ id: v.pipe(v.string(), v.minLength(1), v.maxLength(80)) })
const RevisionParams = v.object({
  ...IdParams.entries,
  revision: v.pipe(v.string(), v.regex(/^[1-9]\d{0,5}$/), v.transform(Number)),
})
/** What stands behind the `#` of a one-time link. */
const LinkTokenSchema = v.pipe(v.string(), v.regex(/^[\w-]{43}$/, '链接不完整，请重新复制'))
const PhotoParams = v.object({ ...IdParams.entries, photo: IdParams.entries.id })
const Done = v.object({ ok: v.literal(true) })

/** What a client sends so that a repeated request is known as the same: 8 to 80 letters, digits, `-`, `_`. */
export const IdempotencyKeySchema = v.pipe(v.string(), v.regex(/^[\w-]{8,80}$/))

/** A resident as they see themselves. */
const MeSchema = v.object({
  id: v.string(),
  guest: v.boolean(),
  audience: v.optional(AudienceSchema),
  villageId: v.optional(v.string()),
})

/** The directory as staff edit it: each entry with how often it was changed. */
const DeskDirectorySchema = v.object({
  /** Grows with every change. */
  version: v.number(),
  officeId: v.string(),
  villages: v.array(
    v.object({
      value: VillageSchema,
      revision: v.number(),
      rules: v.optional(VillageRulesSchema),
      rulesRevision: v.number(),
    }),
  ),
  contacts: v.array(v.object({ value: ContactSchema, revision: v.number() })),
  places: v.array(v.object({ value: PlaceSchema, revision: v.number() })),
})

/** A workbook as base64, or cells pasted from one. A file is at most about 150 KB: all a directory needs. */
export const ImportSourceSchema = v.union([
  v.strictObject({
    file: v.pipe(
      v.string(),
      v.base64('这个文件读不了，请重新选择'),
      v.maxLength(200_000, '文件太大，请只留要导入的表'),
    ),
  }),
  v.strictObject({
    text: v.pipe(v.string(), v.minLength(1, '请先粘贴表格内容'), v.maxLength(200_000, '内容太多，请分几次')),
  }),
])
const ImportReplySchema = v.object({ rows: v.array(ImportRowSchema), version: v.number() })

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The town's facts a resident's phone needs, without the settings only staff see. */
const TownReplySchema = v.object({
  name: TownSchema.entries.name,
  county: TownSchema.entries.county,
  serviceName: TownSchema.entries.serviceName,
  office: ContactSchema,
  villages: v.array(VillageSchema),
  contacts: v.array(ContactSchema),
  places: v.array(PlaceSchema),
  /** After how many days names, phones and notes of bookings are erased; absent in replies kept by old versions. */
  retentionDays: v.optional(v.number()),
  /** The same for mediation requests, from their end. */
  mediationRetentionDays: v.optional(v.number()),
})

const StatuteSummarySchema = v.object({
  title: v.string(),
  shortTitle: v.string(),
  version: LocalDateSchema,
  inForce: v.optional(LocalDateSchema),
  status: StatuteSchema.entries.status,
  note: v.optional(v.string()),
  articleCount: v.number(),
})

const StatuteHeadSchema = v.object({ ...StatuteSummarySchema.entries, source: v.string() })

export const api = {
  health: endpoint({
    summary: 'Whether the process lives and its database answers',
    method: 'GET',
    path: '/health',
    caller: 'public',
    reply: v.object({ status: v.literal('ok'), version: v.string(), database: v.picklist(['sqlite', 'postgresql']) }),
    errors: [],
  }),

  healthLive: endpoint({
    summary: 'Whether the process lives; says nothing of its database',
    method: 'GET',
    path: '/health/live',
    caller: 'public',
    reply: v.object({ status: v.literal('ok') }),
    errors: [],
  }),
  healthReady: endpoint({
    summary: 'Whether the process can serve: database reached, its schema this program’s, content loaded',
    method: 'GET',
    path: '/health/ready',
    caller: 'public',
    reply: v.object({ status: v.literal('ok') }),
    errors: ['not-ready'],
  }),

  login: endpoint({
    summary: 'Sign a resident in with the code of wx.login, or as a guest where guests are switched on',
    method: 'POST',
    path: '/login',
    caller: 'public',
    body: v.union([
      v.strictObject({ code: v.pipe(v.string(), v.minLength(1), v.maxLength(200)) }),
      v.strictObject({ guest: v.literal(true) }),
    ]),
    reply: v.object({ token: v.string(), me: MeSchema }),
    errors: ['wechat-code-invalid', 'wechat-unavailable', 'guests-off'],
  }),
  logout: endpoint({
    summary: 'End the session of the token it is called with',
    method: 'POST',
    path: '/logout',
    caller: 'resident',
    reply: Done,
    errors: [],
  }),
  me: endpoint({
    summary: 'The signed-in resident',
    method: 'GET',
    path: '/me',
    caller: 'resident',
    reply: MeSchema,
    errors: [],
  }),
  updateMe: endpoint({
    summary: "Change the resident's audience or village; null clears it, absent leaves it",
    method: 'PUT',
    path: '/me',
    caller: 'resident',
    body: v.strictObject({
      audience: v.optional(v.nullable(AudienceSchema)),
      villageId: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(60)))),
    }),
    reply: MeSchema,
    errors: ['invalid-fields'],
  }),

  town: endpoint({
    summary: 'Names, places, contacts and hotlines of the town',
    method: 'GET',
    path: '/town',
    caller: 'public',
    reply: TownReplySchema,
    errors: [],
  }),
  villageRules: endpoint({
    summary: 'A village and its own rules, absent while nobody has entered them',
    method: 'GET',
    path: '/villages/{id}/rules',
    caller: 'public',
    params: IdParams,
    reply: v.object({ village: VillageSchema, rules: v.optional(VillageRulesSchema) }),
    errors: ['not-found'],
  }),
  home: endpoint({
    summary: 'Everything the home page shows, in one reply of at most 60 KB',
    method: 'GET',
    path: '/home',
    caller: 'public',
    query: v.object({ audience: v.optional(AudienceSchema, 'general'), villageId: v.optional(v.string()) }),
    reply: v.object({
      greeting: v.string(),
      /** What this time of the year calls for, one sentence. */
      season: v.optional(v.string()),
      nextDutyDay: v.optional(DutyDaySchema),
      /** More than are shown: the phone, which knows what was read on it, arranges them (`domain/ranking.ts`). */
      lessons: v.array(RankedLessonSchema),
      surveys: v.array(SurveySummarySchema),
      hotlines: v.array(ContactSchema),
    }),
    errors: [],
  }),

  search: endpoint({
    summary: "Lessons, articles, service guides and people for a question in a villager's own words",
    method: 'GET',
    path: '/search',
    caller: 'public',
    query: v.object({
      q: SearchTextSchema,
      audience: v.optional(AudienceSchema),
      /** The asker's village: whom 我们村 means. */
      villageId: v.optional(v.pipe(v.string(), v.maxLength(60))),
    }),
    reply: SearchReplySchema,
    errors: [],
  }),

  suggest: endpoint({
    summary: 'While typing: at most eight questions and words to go on with',
    method: 'GET',
    path: '/search/suggestions',
    caller: 'public',
    query: v.object({ q: SearchTextSchema, audience: v.optional(AudienceSchema) }),
    reply: v.array(v.object({ text: v.string(), lessonId: v.optional(v.string()) })),
    errors: [],
  }),
  glossary: endpoint({
    summary: 'Legal terms with their explanation in plain words, to be shown on tap',
    method: 'GET',
    path: '/glossary',
    caller: 'public',
    reply: v.array(GlossaryEntrySchema),
    errors: [],
  }),

  lessons: endpoint({
    summary: 'Published lessons, ordered for the audience',
    method: 'GET',
    path: '/lessons',
    caller: 'public',
    query: v.object({ audience: v.optional(AudienceSchema), topic: v.optional(TopicSchema) }),
    reply: v.array(RankedLessonSchema),
    errors: [],
  }),
  lesson: endpoint({
    summary: 'One published lesson, by its id or by what its mini-program code carries',
    method: 'GET',
    path: '/lessons/{id}',
    caller: 'public',
    params: IdParams,
    reply: LessonDetailSchema,
    errors: ['not-found'],
  }),
  addReading: endpoint({
    summary: 'Count that a lesson was read today, by which group of readers and not by whom',
    method: 'POST',
    path: '/lessons/{id}/readings',
    caller: 'public',
    params: IdParams,
    body: v.strictObject({ audience: v.optional(AudienceSchema) }),
    reply: Done,
    status: 201,
    errors: [],
  }),
  lessonCode: endpoint({
    summary: "A lesson's mini-program code for its share card; without a picture while WeChat is not connected",
    method: 'GET',
    path: '/lessons/{id}/code',
    caller: 'public',
    params: IdParams,
    /** A `data:` address, so that no second domain has to be listed at WeChat. */
    reply: v.object({ picture: v.optional(v.string()) }),
    errors: ['not-found'],
  }),

  guides: endpoint({
    summary: 'Service guides (一次告知单), in a fixed order',
    method: 'GET',
    path: '/guides',
    caller: 'public',
    reply: v.array(GuideSummarySchema),
    errors: [],
  }),
  guide: endpoint({
    summary: 'One service guide with whom to call and the law it rests on',
    method: 'GET',
    path: '/guides/{id}',
    caller: 'public',
    params: IdParams,
    reply: GuideDetailSchema,
    errors: ['not-found'],
  }),
  statutes: endpoint({
    summary: 'The statute library',
    method: 'GET',
    path: '/statutes',
    caller: 'public',
    reply: v.array(StatuteSummarySchema),
    errors: [],
  }),
  statute: endpoint({
    summary: "One statute's contents: every article's label and chapter, without the texts",
    method: 'GET',
    path: '/statutes/{title}',
    caller: 'public',
    params: v.object({ title: v.string() }),
    reply: v.object({
      ...StatuteHeadSchema.entries,
      contents: v.array(v.object({ section: v.string(), labels: v.array(v.string()) })),
    }),
    errors: ['not-found'],
  }),
  article: endpoint({
    summary: 'One article with its statute and its neighbours; the title with or without 中华人民共和国',
    method: 'GET',
    path: '/statutes/{title}/articles/{label}',
    caller: 'public',
    params: v.object({ title: v.string(), label: v.string() }),
    reply: v.object({
      statute: StatuteHeadSchema,
      article: ArticleSchema,
      previous: v.optional(v.string()),
      next: v.optional(v.string()),
    }),
    errors: ['not-found'],
  }),

  dutyDays: endpoint({
    summary: 'Published duty days from today on, with the places left in each slot',
    method: 'GET',
    path: '/duty-days',
    caller: 'public',
    reply: v.array(DutyDaySchema),
    errors: [],
  }),
  visits: endpoint({
    summary: 'Events of the next 60 days at which residents can ask without booking, soonest first',
    method: 'GET',
    path: '/visits',
    caller: 'public',
    reply: v.array(VisitSchema),
    errors: [],
  }),
  createBooking: endpoint({
    summary: 'Book a place; the same key and body answer with the same booking',
    method: 'POST',
    path: '/bookings',
    caller: 'resident',
    body: BookingRequestSchema,
    reply: BookingSchema,
    status: 201,
    idempotent: true,
    errors: [
      'not-found',
      'slot-full',
      'already-booked',
      'too-many-bookings',
      'key-reused',
      'booking-closed',
      'booking-paused',
      'invalid-fields',
    ],
  }),
  myBookings: endpoint({
    summary: "The resident's own bookings, newest day first",
    method: 'GET',
    path: '/bookings',
    caller: 'resident',
    reply: v.array(BookingSchema),
    errors: [],
  }),
  booking: endpoint({
    summary: "One of the resident's own bookings",
    method: 'GET',
    path: '/bookings/{id}',
    caller: 'resident',
    params: IdParams,
    reply: BookingSchema,
    errors: ['not-found'],
  }),
  cancelBooking: endpoint({
    summary: 'Cancel an own booking; cancelling a cancelled one answers with it unchanged',
    method: 'POST',
    path: '/bookings/{id}/cancel',
    caller: 'resident',
    params: IdParams,
    reply: BookingSchema,
    errors: ['not-found', 'state-changed'],
  }),
  moveBooking: endpoint({
    summary: 'Move an own booking in one step: the old place is given up only when the new one is held',
    method: 'POST',
    path: '/bookings/{id}/move',
    caller: 'resident',
    params: IdParams,
    body: MoveRequestSchema,
    reply: BookingSchema,
    errors: ['not-found', 'slot-full', 'already-booked', 'booking-closed', 'state-changed', 'invalid-fields'],
  }),
  bookingCalendar: endpoint({
    summary: 'An own booking as an .ics file for the phone calendar',
    method: 'GET',
    path: '/bookings/{id}/calendar',
    caller: 'resident',
    params: IdParams,
    media: 'text/calendar; charset=utf-8',
    reply: FileSchema,
    errors: ['not-found'],
  }),
  joinWaitlist: endpoint({
    summary: 'Wait for a place on a day that is full; the same key and body answer with the same entry',
    method: 'POST',
    path: '/waitlist',
    caller: 'resident',
    body: WaitlistRequestSchema,
    reply: WaitlistEntrySchema,
    status: 201,
    idempotent: true,
    errors: [
      'not-found',
      'places-left',
      'already-booked',
      'already-waiting',
      'booking-closed',
      'booking-paused',
      'key-reused',
      'invalid-fields',
    ],
  }),
  myWaitlist: endpoint({
    summary: "The resident's places on waiting lists, newest day first",
    method: 'GET',
    path: '/waitlist',
    caller: 'resident',
    reply: v.array(WaitlistEntrySchema),
    errors: [],
  }),
  acceptOffer: endpoint({
    summary: 'Take the place held; accepting twice answers with the same booking',
    method: 'POST',
    path: '/waitlist/{id}/accept',
    caller: 'resident',
    params: IdParams,
    reply: BookingSchema,
    errors: ['not-found', 'offer-expired', 'already-booked', 'too-many-bookings', 'booking-paused', 'state-changed'],
  }),
  leaveWaitlist: endpoint({
    summary: 'Pass on the place held, or stop waiting; the place goes to the next person',
    method: 'POST',
    path: '/waitlist/{id}/pass',
    caller: 'resident',
    params: IdParams,
    reply: WaitlistEntrySchema,
    errors: ['not-found', 'state-changed'],
  }),
  createMediation: endpoint({
    summary: 'Ask for mediation; the same key and body answer with the same matter',
    method: 'POST',
    path: '/mediations',
    caller: 'resident',
    body: MediationRequestSchema,
    reply: MediationSchema,
    status: 201,
    idempotent: true,
    errors: ['not-found', 'too-many-matters', 'key-reused', 'invalid-fields'],
  }),
  myMediations: endpoint({
    summary: "The resident's own mediation requests, newest first",
    method: 'GET',
    path: '/mediations',
    caller: 'resident',
    reply: v.array(MediationSchema),
    errors: [],
  }),
  mediation: endpoint({
    summary: "One of the resident's own mediation requests",
    method: 'GET',
    path: '/mediations/{id}',
    caller: 'resident',
    params: IdParams,
    reply: MediationSchema,
    errors: ['not-found'],
  }),
  withdrawMediation: endpoint({
    summary: 'Take an own request back; taking it back twice answers with it unchanged',
    method: 'POST',
    path: '/mediations/{id}/withdraw',
    caller: 'resident',
    params: IdParams,
    reply: MediationSchema,
    errors: ['not-found', 'state-changed'],
  }),
  phoneNumber: endpoint({
    summary: "The resident's own number from WeChat's one-tap button; nothing is stored",
    method: 'POST',
    path: '/me/phone',
    caller: 'resident',
    body: v.object({ code: v.pipe(v.string(), v.minLength(1), v.maxLength(200)) }),
    reply: v.object({ phone: v.string() }),
    errors: ['wechat-code-invalid', 'wechat-unavailable'],
  }),
  messageTemplates: endpoint({
    summary: 'WeChat templates to ask consent for; empty where none are registered',
    method: 'GET',
    path: '/messages/templates',
    caller: 'public',
    reply: v.array(v.object({ template: TemplateSchema, templateId: v.string() })),
    errors: [],
  }),
  recordConsent: endpoint({
    summary: 'Record accepted subscription messages: each template named stands for one message',
    method: 'POST',
    path: '/messages/consents',
    caller: 'resident',
    body: v.object({ templates: v.pipe(v.array(TemplateSchema), v.minLength(1), v.maxLength(3)) }),
    reply: Done,
    errors: [],
  }),
  myData: endpoint({
    summary: 'Everything kept about the resident, as a file to take away',
    method: 'GET',
    path: '/me/data',
    caller: 'resident',
    media: 'application/json; charset=utf-8',
    reply: FileSchema,
    errors: [],
  }),
  eraseMe: endpoint({
    summary: 'Erase the resident: active bookings are cancelled, names, phones and notes erased, all sessions ended',
    method: 'DELETE',
    path: '/me',
    caller: 'resident',
    reply: Done,
    errors: [],
  }),

  surveys: endpoint({
    summary: 'Surveys open to the audience and village (or for classes); with a token also whether they were answered',
    method: 'GET',
    path: '/surveys',
    caller: 'public',
    query: v.object({
      audience: v.optional(AudienceSchema),
      villageId: v.optional(v.pipe(v.string(), v.maxLength(60))),
      access: v.optional(SurveyAccessSchema),
    }),
    reply: v.array(SurveySummarySchema),
    errors: [],
  }),
  survey: endpoint({
    summary:
      "A survey's newest published version; with a token also whether it was answered; one about a consultation only after it took place; with a class code only while the class takes answers",
    method: 'GET',
    path: '/surveys/{id}',
    caller: 'public',
    params: IdParams,
    query: v.object({
      /** The consultation a `ticket` survey would be about: refused here, not after somebody has answered. */
      bookingId: v.optional(v.pipe(v.string(), v.maxLength(80))),
      /** The class a `class-code` survey would be filled in: refused here, not after the student has answered. */
      classCode: v.optional(v.pipe(v.string(), v.maxLength(40))),
    }),
    reply: SurveyVersionSchema,
    errors: ['not-found', 'forbidden', 'class-code-wrong', 'class-code-expired'],
  }),
  submitResponse: endpoint({
    summary: 'Submit answers to a version, once per person; a retry with the same submissionId stores nothing twice',
    method: 'POST',
    path: '/surveys/{id}/responses',
    // Students under a class code have no session; the survey's `access` decides who must be signed in.
    caller: 'public',
    params: IdParams,
    body: v.object({
      submissionId: IdempotencyKeySchema,
      version: v.pipe(v.number(), v.integer(), v.minValue(1)),
      answers: v.record(v.string(), v.unknown()),
      audience: v.optional(AudienceSchema),
      villageId: v.optional(v.pipe(v.string(), v.maxLength(60))),
      /** The finished consultation a `ticket` survey is about. */
      bookingId: v.optional(v.pipe(v.string(), v.maxLength(80))),
      /** The class a `class-code` survey is filled in. */
      classCode: v.optional(v.pipe(v.string(), v.maxLength(40))),
    }),
    reply: Done,
    status: 201,
    errors: [
      'not-signed-in',
      'forbidden',
      'not-found',
      'class-code-wrong',
      'class-code-expired',
      'already-answered',
      'survey-closed',
      'invalid-fields',
    ],
  }),

  deskLogin: endpoint({
    summary: 'Sign a staff member in; the session is an HttpOnly cookie',
    method: 'POST',
    path: '/desk/login',
    caller: 'public',
    body: v.object({
      account: v.pipe(v.string(), v.trim(), v.minLength(1, '请填账号'), v.maxLength(60)),
      password: TypedPasswordSchema,
      /** One-time or recovery code, asked for by `code-needed`. */
      code: v.optional(CodeSchema),
    }),
    reply: StaffSchema,
    errors: ['wrong-password', 'code-needed', 'wrong-code', 'invalid-fields'],
  }),
  deskLogout: endpoint({
    summary: "End the staff member's session",
    method: 'POST',
    path: '/desk/logout',
    caller: { permission: 'account' },
    reply: Done,
    errors: [],
  }),
  deskMe: endpoint({
    summary: 'The signed-in staff member',
    method: 'GET',
    path: '/desk/me',
    caller: { permission: 'account' },
    reply: StaffSchema,
    errors: [],
  }),
  deskProve: endpoint({
    summary: 'Prove anew who one is, for what needs a fresh proof (`proof-needed`); holds for ten minutes',
    method: 'POST',
    path: '/desk/me/proof',
    caller: { permission: 'account' },
    /** Either will do. */
    body: v.union([v.strictObject({ password: TypedPasswordSchema }), v.strictObject({ code: CodeSchema })]),
    reply: Done,
    errors: ['wrong-password', 'wrong-code'],
  }),
  deskFactor: endpoint({
    summary: 'How the own second factor stands, and how many recovery codes are left',
    method: 'GET',
    path: '/desk/me/factor',
    caller: { permission: 'account' },
    reply: v.object({ on: v.boolean(), required: v.boolean(), codesLeft: v.number() }),
    errors: [],
  }),
  deskBeginFactor: endpoint({
    summary: 'A new key for an authenticator app; it counts once `PUT` brings a code made from it',
    method: 'POST',
    path: '/desk/me/factor',
    caller: { permission: 'account.factor' },
    /** The key in base32, and the address apps read from a QR code. */
    reply: v.object({ key: v.string(), uri: v.string() }),
    errors: [],
  }),
  deskConfirmFactor: endpoint({
    summary: 'Switch the second factor on or over to the new key; the reply holds the recovery codes, this once',
    method: 'PUT',
    path: '/desk/me/factor',
    caller: { permission: 'account.factor' },
    body: v.object({ code: CodeSchema }),
    reply: v.object({ codes: v.array(v.string()) }),
    errors: ['wrong-code', 'state-changed'],
  }),
  deskDropFactor: endpoint({
    summary: 'Switch the own second factor off, where the role need not have one',
    method: 'DELETE',
    path: '/desk/me/factor',
    caller: { permission: 'account.factor' },
    reply: Done,
    errors: [],
  }),
  deskRenewRecoveryCodes: endpoint({
    summary: 'New recovery codes in place of all old ones',
    method: 'POST',
    path: '/desk/me/recovery-codes',
    caller: { permission: 'account.factor' },
    reply: v.object({ codes: v.array(v.string()) }),
    errors: ['state-changed'],
  }),
  deskChangePassword: endpoint({
    summary: 'Change the own password; every other session of the account ends',
    method: 'PUT',
    path: '/desk/me/password',
    caller: { permission: 'account' },
    body: v.object({ old: TypedPasswordSchema, password: PasswordSchema }),
    reply: Done,
    errors: ['wrong-password'],
  }),
  deskSessions: endpoint({
    summary: 'Where the account is signed in, the session used last first',
    method: 'GET',
    path: '/desk/me/sessions',
    caller: { permission: 'account' },
    reply: v.array(DeskSessionSchema),
    errors: [],
  }),
  deskEndSession: endpoint({
    summary: 'End one of the own sessions',
    method: 'DELETE',
    path: '/desk/me/sessions/{id}',
    caller: { permission: 'account' },
    params: IdParams,
    reply: Done,
    errors: [],
  }),
  deskEndOtherSessions: endpoint({
    summary: 'End all own sessions but the one that asks',
    method: 'DELETE',
    path: '/desk/me/sessions',
    caller: { permission: 'account' },
    reply: Done,
    errors: [],
  }),
  deskLink: endpoint({
    summary: 'Whose account a one-time link is for',
    method: 'POST',
    path: '/desk/link',
    caller: 'public',
    body: v.object({ token: LinkTokenSchema }),
    reply: StaffSchema,
    errors: ['link-gone'],
  }),
  deskJoin: endpoint({
    summary: 'Give the account of a one-time link its password; uses the link up and signs nobody in',
    method: 'POST',
    path: '/desk/join',
    caller: 'public',
    body: v.object({ token: LinkTokenSchema, password: PasswordSchema }),
    reply: StaffSchema,
    errors: ['link-gone', 'forbidden'],
  }),
  deskStaff: endpoint({
    summary: 'Every account of the desk, those in use first',
    method: 'GET',
    path: '/desk/staff',
    caller: { permission: 'staff.read' },
    reply: v.array(StaffMemberSchema),
    errors: [],
  }),
  deskInvite: endpoint({
    summary: 'Add an account without a password; the reply holds the one-time link by which its owner sets one',
    method: 'POST',
    path: '/desk/staff',
    caller: { permission: 'staff.change' },
    body: StaffInvitationSchema,
    reply: v.object({ id: v.string(), ...OneTimeLinkSchema.entries }),
    status: 201,
    errors: [],
  }),
  deskChangeStaff: endpoint({
    summary: "Change an account's name, role and what the role is tied to; its sessions end",
    method: 'PUT',
    path: '/desk/staff/{id}',
    caller: { permission: 'staff.change' },
    params: IdParams,
    body: StaffChangeSchema,
    reply: Done,
    errors: ['last-admin'],
  }),
  deskSetStaffActive: endpoint({
    summary: 'Switch an account off, which ends its sessions and spoils its link, or on again',
    method: 'PUT',
    path: '/desk/staff/{id}/active',
    caller: { permission: 'staff.change' },
    params: IdParams,
    body: v.object({ active: v.boolean() }),
    reply: Done,
    errors: ['last-admin'],
  }),
  deskResetStaff: endpoint({
    summary: "Take somebody else's account its password and make a new one-time link; its sessions end",
    method: 'POST',
    path: '/desk/staff/{id}/link',
    caller: { permission: 'staff.change' },
    params: IdParams,
    reply: OneTimeLinkSchema,
    errors: ['last-admin', 'state-changed'],
  }),
  deskDropStaffFactor: endpoint({
    summary: "Take somebody's account its second factor, as when the phone is lost; its sessions end",
    method: 'DELETE',
    path: '/desk/staff/{id}/factor',
    caller: { permission: 'staff.change' },
    params: IdParams,
    reply: Done,
    errors: ['last-admin'],
  }),
  deskStaffSessions: endpoint({
    summary: 'Where somebody is signed in',
    method: 'GET',
    path: '/desk/staff/{id}/sessions',
    caller: { permission: 'staff.read' },
    params: IdParams,
    reply: v.array(DeskSessionSchema),
    errors: [],
  }),
  deskEndStaffSessions: endpoint({
    summary: 'Sign somebody out everywhere',
    method: 'DELETE',
    path: '/desk/staff/{id}/sessions',
    caller: { permission: 'staff.change' },
    params: IdParams,
    reply: Done,
    errors: ['last-admin'],
  }),
  deskBookings: endpoint({
    summary: "A date's bookings in order of time; an adviser sees only own days, a village officer the own village",
    method: 'GET',
    path: '/desk/bookings',
    caller: { permission: 'bookings.list' },
    query: v.object({ date: LocalDateSchema }),
    reply: v.array(DeskBookingSchema),
    errors: [],
  }),
  deskFindByPhone: endpoint({
    summary: 'Bookings of a phone number, newest day first, for whoever calls; the number stands in no address or log',
    method: 'POST',
    path: '/desk/bookings/find',
    caller: { permission: 'bookings.serve' },
    body: v.object({ phone: PhoneSchema }),
    reply: v.array(DeskBookingSchema),
    errors: ['invalid-fields'],
  }),
  deskBookingPhone: endpoint({
    summary: 'The full phone number of one booking; the request is written to the audit log',
    method: 'POST',
    path: '/desk/bookings/{id}/phone',
    caller: { permission: 'bookings.serve' },
    params: IdParams,
    reply: v.object({ phone: v.string() }),
    errors: ['not-found'],
  }),
  deskSetBookingStatus: endpoint({
    summary: 'Check in, done, no-show; refused when the booking is no longer in the state the desk saw',
    method: 'POST',
    path: '/desk/bookings/{id}/status',
    caller: { permission: 'bookings.serve' },
    params: IdParams,
    body: v.object({
      from: BookingStatusSchema,
      to: v.picklist(['booked', 'checked-in', 'called', 'done', 'no-show']),
    }),
    reply: DeskBookingSchema,
    errors: ['not-found', 'state-changed'],
  }),
  deskBooking: endpoint({
    summary: 'One booking with what came of it',
    method: 'GET',
    path: '/desk/bookings/{id}',
    caller: { permission: 'bookings.serve' },
    params: IdParams,
    reply: DeskBookingDetailSchema,
    errors: ['not-found'],
  }),
  deskCreateBooking: endpoint({
    summary:
      'Book for somebody without WeChat; the same limits go by phone number, a village officer for the own village',
    method: 'POST',
    path: '/desk/bookings',
    caller: { permission: 'bookings.create' },
    body: DeskBookingRequestSchema,
    reply: DeskBookingSchema,
    status: 201,
    idempotent: true,
    errors: [
      'not-found',
      'slot-full',
      'already-booked',
      'too-many-bookings',
      'key-reused',
      'booking-closed',
      'invalid-fields',
    ],
  }),
  deskMoveBooking: endpoint({
    summary: 'Move a booking with a reason; the person is told',
    method: 'POST',
    path: '/desk/bookings/{id}/move',
    caller: { permission: 'bookings.change' },
    params: IdParams,
    body: v.object({ ...MoveRequestSchema.entries, reason: ReasonSchema }),
    reply: DeskBookingSchema,
    errors: ['not-found', 'slot-full', 'already-booked', 'booking-closed', 'state-changed', 'invalid-fields'],
  }),
  deskSwapBookings: endpoint({
    summary: 'Swap the slots of two bookings with a reason; both people are told',
    method: 'POST',
    path: '/desk/bookings/{id}/swap',
    caller: { permission: 'bookings.change' },
    params: IdParams,
    body: v.object({ otherId: IdParams.entries.id, reason: ReasonSchema }),
    reply: v.array(DeskBookingSchema),
    errors: ['not-found', 'already-booked', 'state-changed', 'invalid-fields'],
  }),
  deskCancelBooking: endpoint({
    summary: 'Cancel a booking with a reason; the person is told',
    method: 'POST',
    path: '/desk/bookings/{id}/cancel',
    caller: { permission: 'bookings.change' },
    params: IdParams,
    body: v.object({ reason: ReasonSchema }),
    reply: DeskBookingSchema,
    errors: ['not-found', 'state-changed', 'invalid-fields'],
  }),
  deskArrive: endpoint({
    summary: 'Check in whoever says or shows the six digits of a date',
    method: 'POST',
    path: '/desk/arrivals',
    caller: { permission: 'bookings.serve' },
    body: v.object({
      date: LocalDateSchema,
      code: v.pipe(v.string(), v.trim(), v.regex(/^\d{6}$/, '预约码是 6 位数字')),
    }),
    reply: DeskBookingSchema,
    errors: ['not-found', 'state-changed', 'invalid-fields'],
  }),
  deskSetOutcome: endpoint({
    summary: 'Write down what came of a consultation; the booking becomes done',
    method: 'PUT',
    path: '/desk/bookings/{id}/outcome',
    caller: { permission: 'bookings.serve' },
    params: IdParams,
    body: OutcomeSchema,
    reply: DeskBookingDetailSchema,
    errors: ['not-found', 'state-changed', 'invalid-fields'],
  }),
  deskFollowUps: endpoint({
    summary: 'Consultations to be followed up until a date, the most overdue first; an adviser sees own ones',
    method: 'GET',
    path: '/desk/follow-ups',
    caller: { permission: 'bookings.serve' },
    query: v.object({ until: LocalDateSchema }),
    reply: v.array(v.object({ ...DeskBookingSchema.entries, followUpOn: LocalDateSchema })),
    errors: [],
  }),
  deskSlots: endpoint({
    summary: 'Slots of duty days from a date on that staff may still book into, walk-ins included',
    method: 'GET',
    path: '/desk/slots',
    caller: { permission: 'bookings.create' },
    query: v.object({ from: LocalDateSchema, to: LocalDateSchema }),
    reply: v.array(DutyDaySchema),
    errors: [],
  }),
  deskAddPlaces: endpoint({
    summary: 'Add places to a slot with a reason; waiting people are offered them first',
    method: 'POST',
    path: '/desk/slots/{id}/places',
    caller: { permission: 'bookings.change' },
    params: IdParams,
    body: v.object({ add: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20)), reason: ReasonSchema }),
    reply: Done,
    idempotent: true,
    errors: ['not-found', 'booking-closed', 'key-reused', 'invalid-fields'],
  }),
  deskWaitlist: endpoint({
    summary: "A date's waiting people in their order",
    method: 'GET',
    path: '/desk/waitlist',
    caller: { permission: 'waitlist.read' },
    query: v.object({ date: LocalDateSchema }),
    reply: v.array(v.object({ ...WaitlistEntrySchema.entries, phoneMasked: v.string() })),
    errors: [],
  }),
  deskRoster: endpoint({
    summary: 'Rules, exceptions, and each date of a span of at most 100 days with its duty days',
    method: 'GET',
    path: '/desk/roster',
    caller: { permission: 'roster.manage' },
    query: v.object({ from: LocalDateSchema, to: LocalDateSchema }),
    reply: v.object({
      rules: v.array(DutyRuleSchema),
      exceptions: v.array(DutyExceptionSchema),
      dates: v.array(RosterDateSchema),
      /** The last date that residents see. */
      publishedUntil: LocalDateSchema,
    }),
    errors: [],
  }),
  deskPreviewRoster: endpoint({
    summary: 'What a change of the roster would do; changes nothing',
    method: 'POST',
    path: '/desk/roster/preview',
    caller: { permission: 'roster.manage' },
    body: v.object({ change: RosterChangeSchema }),
    reply: RosterEffectSchema,
    errors: ['invalid-fields', 'not-found'],
  }),
  deskChangeRoster: endpoint({
    summary: 'Change the roster: bookings affected are moved or cancelled and told, all in one transaction',
    method: 'POST',
    path: '/desk/roster/changes',
    caller: { permission: 'roster.manage' },
    body: RosterChangeRequestSchema,
    reply: RosterEffectSchema,
    errors: ['invalid-fields', 'not-found', 'state-changed'],
  }),
  deskPauses: endpoint({
    summary: 'People whose online booking is paused after no-shows',
    method: 'GET',
    path: '/desk/pauses',
    caller: { permission: 'pauses.manage' },
    reply: v.array(PauseSchema),
    errors: [],
  }),
  deskLiftPause: endpoint({
    summary: 'Let somebody book online again',
    method: 'POST',
    path: '/desk/pauses/{id}/lift',
    caller: { permission: 'pauses.manage' },
    params: IdParams,
    reply: Done,
    errors: ['not-found'],
  }),
  deskUnsentMessages: endpoint({
    summary: 'Messages given up: whom to call instead',
    method: 'GET',
    path: '/desk/messages/unsent',
    caller: { permission: 'messages.manage' },
    reply: v.array(UnsentMessageSchema),
    errors: [],
  }),
  deskSettleMessage: endpoint({
    summary: 'Take a message off the list: the person was called, or it is to be tried once more',
    method: 'POST',
    path: '/desk/messages/{id}/settle',
    caller: { permission: 'messages.manage' },
    params: IdParams,
    body: v.object({ how: v.picklist(['called', 'retry']) }),
    reply: Done,
    errors: ['not-found', 'state-changed'],
  }),
  deskFeed: endpoint({
    summary: "The adviser's own calendar address, if one is on; it can't be shown again, only renewed",
    method: 'GET',
    path: '/desk/feed',
    caller: { permission: 'feed.manage' },
    reply: v.object({ since: v.optional(InstantSchema) }),
    errors: [],
  }),
  deskRenewFeed: endpoint({
    summary: 'Make a new secret calendar address; the one before stops working',
    method: 'POST',
    path: '/desk/feed',
    caller: { permission: 'feed.manage' },
    reply: v.object({ path: v.string() }),
    errors: [],
  }),
  deskRevokeFeed: endpoint({
    summary: 'Switch the calendar address off',
    method: 'DELETE',
    path: '/desk/feed',
    caller: { permission: 'feed.manage' },
    reply: Done,
    errors: [],
  }),
  feed: endpoint({
    summary: "An adviser's duty days by secret address, for calendar programs; counts, no person's data",
    method: 'GET',
    path: '/feeds/{secret}',
    caller: 'public',
    params: v.object({ secret: v.pipe(v.string(), v.regex(/^[\w-]{43}\.ics$/)) }),
    media: 'text/calendar; charset=utf-8',
    reply: FileSchema,
    errors: ['not-found'],
  }),
  deskSurveys: endpoint({
    summary: 'Surveys with their number of answers',
    method: 'GET',
    path: '/desk/surveys',
    caller: { permission: 'surveys.enter' },
    reply: v.array(
      v.object({
        id: v.string(),
        /** 0 while only a draft exists. */
        version: v.number(),
        title: v.string(),
        opens: LocalDateSchema,
        closes: LocalDateSchema,
        access: SurveyAccessSchema,
        open: v.boolean(),
        draft: v.boolean(),
        responses: v.number(),
      }),
    ),
    errors: [],
  }),
  deskLessons: endpoint({
    summary: 'Every lesson with its status, what must be reviewed again, and where file and desk differ',
    method: 'GET',
    path: '/desk/lessons',
    caller: { permission: 'lessons.write' },
    reply: v.array(DeskLessonSchema),
    errors: [],
  }),
  deskLesson: endpoint({
    summary: 'One lesson with its text and history',
    method: 'GET',
    path: '/desk/lessons/{id}',
    caller: { permission: 'lessons.write' },
    params: IdParams,
    reply: DeskLessonDetailSchema,
    errors: ['not-found'],
  }),
  deskLessonRevision: endpoint({
    summary: 'The text of one revision, to compare',
    method: 'GET',
    path: '/desk/lessons/{id}/revisions/{revision}',
    caller: { permission: 'lessons.write' },
    params: RevisionParams,
    reply: v.object({ ...RevisionSchema.entries, source: v.string() }),
    errors: ['not-found'],
  }),
  deskCheckLesson: endpoint({
    summary: 'Checks a text while it is written and shows it as the phone will; stores nothing',
    method: 'POST',
    path: '/desk/lessons/check',
    caller: { permission: 'lessons.write' },
    body: v.object({ source: LessonSourceSchema }),
    reply: v.object({ faults: v.array(LessonFaultSchema), preview: v.optional(LessonDetailSchema) }),
    errors: ['invalid-fields'],
  }),
  deskSaveLesson: endpoint({
    summary:
      'Saves a new draft; `after` is the revision it was begun from (0 for none), refused when another came between',
    method: 'POST',
    path: '/desk/lessons',
    caller: { permission: 'lessons.write' },
    body: v.object({
      source: LessonSourceSchema,
      after: v.pipe(v.number(), v.integer(), v.minValue(0)),
      /** `fileHash` of the lesson as it was opened; absent for a new one. */
      fileHash: v.optional(v.pipe(v.string(), v.maxLength(64))),
      comment: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200, '说明最多写 200 个字'))),
    }),
    reply: DeskLessonDetailSchema,
    status: 201,
    errors: ['invalid-fields', 'state-changed'],
  }),
  deskReviewLesson: endpoint({
    summary: 'Approves a draft; refused for its author and while a check finds an error',
    method: 'POST',
    path: '/desk/lessons/{id}/revisions/{revision}/review',
    caller: { permission: 'lessons.write' },
    params: RevisionParams,
    reply: DeskLessonDetailSchema,
    errors: ['not-found', 'state-changed', 'own-work', 'invalid-fields'],
  }),
  deskPublishLesson: endpoint({
    summary: 'Publishes a reviewed revision, now or from an instant on; refused for its author',
    method: 'POST',
    path: '/desk/lessons/{id}/revisions/{revision}/publish',
    caller: { permission: 'lessons.publish' },
    params: RevisionParams,
    body: v.object({ showFrom: v.optional(InstantSchema) }),
    reply: DeskLessonDetailSchema,
    errors: ['not-found', 'state-changed', 'own-work', 'invalid-fields'],
  }),
  deskWithdrawLesson: endpoint({
    summary: 'Takes a lesson off the shelves, from file or desk; its history stays',
    method: 'POST',
    path: '/desk/lessons/{id}/withdraw',
    caller: { permission: 'lessons.publish' },
    params: IdParams,
    body: v.object({ comment: v.pipe(v.string(), v.trim(), v.minLength(2, '请写撤下的原因'), v.maxLength(200)) }),
    reply: DeskLessonDetailSchema,
    errors: ['not-found', 'state-changed', 'invalid-fields'],
  }),
  deskSettleLesson: endpoint({
    summary: "Where the file changed under the desk's revision: says which one holds",
    method: 'POST',
    path: '/desk/lessons/{id}/settle',
    caller: { permission: 'lessons.publish' },
    params: IdParams,
    body: v.object({ keep: v.picklist(['file', 'desk'], '请选保留哪一份') }),
    reply: DeskLessonDetailSchema,
    errors: ['not-found', 'state-changed', 'invalid-fields'],
  }),
  deskReadings: endpoint({
    summary:
      'How often each lesson was read in a span of dates, both inclusive, by group of readers; lessons on the shelf that nobody read with 0',
    method: 'GET',
    path: '/desk/readings',
    caller: { permission: 'report.read' },
    query: ReportPeriodSchema,
    reply: v.array(LessonReadingsSchema),
    errors: [],
  }),
  deskSearchMisses: endpoint({
    summary: 'What was searched for without a good answer in the last 90 days, without who asked; most often first',
    method: 'GET',
    path: '/desk/search-misses',
    caller: { permission: 'searches.read' },
    reply: v.array(
      v.object({ query: v.string(), count: v.number(), lastOn: LocalDateSchema, topics: v.array(TopicSchema) }),
    ),
    errors: [],
  }),
  deskSubmitResponse: endpoint({
    summary: "Enter a paper answer; a grid officer's counts for the own village only",
    method: 'POST',
    path: '/desk/surveys/{id}/responses',
    caller: { permission: 'surveys.enter' },
    params: IdParams,
    body: v.object({
      submissionId: IdempotencyKeySchema,
      version: v.pipe(v.number(), v.integer(), v.minValue(1)),
      answers: v.record(v.string(), v.unknown()),
      audience: v.optional(AudienceSchema),
      villageId: v.optional(v.pipe(v.string(), v.maxLength(60))),
    }),
    reply: Done,
    status: 201,
    errors: ['not-found', 'survey-closed', 'already-answered', 'invalid-fields'],
  }),
  joinClass: endpoint({
    summary: 'Join a class by its code: no sign-in, nothing of the person; the same participant value joins once',
    method: 'POST',
    path: '/classes/join',
    caller: 'public',
    body: v.object({ code: ClassCodeSchema, ageBand: AgeBandSchema, participant: IdempotencyKeySchema }),
    reply: ClassSessionSchema,
    status: 201,
    errors: ['class-code-wrong', 'class-code-expired', 'invalid-fields'],
  }),
  submitClassQuiz: endpoint({
    summary: 'Hand in one phase of the class quiz; answers at once with what is right and why. A retry changes nothing',
    method: 'POST',
    path: '/classes/answers',
    caller: 'public',
    body: v.object({
      participant: IdempotencyKeySchema,
      phase: PhaseSchema,
      /** Question id → number of the option, counted from 0; a question left out counts as not known. */
      answers: v.record(v.string(), v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9))),
    }),
    reply: v.object({ results: v.array(ClassResultSchema), right: v.number() }),
    status: 201,
    errors: ['class-code-wrong', 'class-code-expired', 'invalid-fields'],
  }),
  publicQuestions: endpoint({
    summary: 'Questions that were answered and may be shown, newest first',
    method: 'GET',
    path: '/questions',
    caller: 'public',
    reply: v.array(PublicQuestionSchema),
    errors: [],
  }),
  askQuestion: endpoint({
    summary: 'Put a question into the box without a name; numbers that lead to a person are masked before storing',
    method: 'POST',
    path: '/questions',
    caller: 'public',
    body: v.object({
      ...QuestionInputSchema.entries,
      submissionId: IdempotencyKeySchema,
      /** A code of `wx.login`, so that WeChat can check a text others are to see; who it was is kept nowhere. */
      code: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(200))),
    }),
    reply: Done,
    status: 201,
    errors: ['invalid-fields'],
  }),
  deskEvents: endpoint({
    summary: 'Events of a span of dates, both inclusive, newest first',
    method: 'GET',
    path: '/desk/events',
    caller: { permission: 'events.manage' },
    query: v.object({ from: LocalDateSchema, to: LocalDateSchema, kind: v.optional(EventKindSchema) }),
    reply: v.array(EventSchema),
    errors: [],
  }),
  deskAddEvent: endpoint({
    summary: 'Record or plan an event',
    method: 'POST',
    path: '/desk/events',
    caller: { permission: 'events.manage' },
    body: EventInputSchema,
    reply: EventSchema,
    status: 201,
    idempotent: true,
    errors: ['key-reused', 'invalid-fields'],
  }),
  deskChangeEvent: endpoint({
    summary: 'Correct an event or fill in its head count',
    method: 'PUT',
    path: '/desk/events/{id}',
    caller: { permission: 'events.manage' },
    params: IdParams,
    body: EventInputSchema,
    reply: EventSchema,
    errors: ['not-found', 'invalid-fields'],
  }),
  deskEventPhotos: endpoint({
    summary: "An event's photos in the order they were added, without the pictures",
    method: 'GET',
    path: '/desk/events/{id}/photos',
    caller: { permission: 'events.manage' },
    params: IdParams,
    reply: v.array(PhotoSchema),
    errors: ['not-found'],
  }),
  deskEventPhoto: endpoint({
    summary: 'One picture, as an address that holds it whole: there is none under which others could see it',
    method: 'GET',
    path: '/desk/events/{id}/photos/{photo}',
    caller: { permission: 'events.manage' },
    params: PhotoParams,
    reply: v.object({ picture: v.string() }),
    errors: ['not-found'],
  }),
  deskAddEventPhoto: endpoint({
    summary: 'Add a photo; of its file only the picture is kept, and at most nine an event',
    method: 'POST',
    path: '/desk/events/{id}/photos',
    caller: { permission: 'events.manage' },
    params: IdParams,
    body: PhotoInputSchema,
    // Base64 takes four characters for three bytes; the rest is JSON.
    maxBytes: Math.ceil((MAX_PHOTO_BYTES * 4) / 3) + 4096,
    reply: PhotoSchema,
    status: 201,
    idempotent: true,
    errors: ['not-found', 'key-reused', 'invalid-fields'],
  }),
  deskRemoveEventPhoto: endpoint({
    summary: 'Take a photo out for good',
    method: 'DELETE',
    path: '/desk/events/{id}/photos/{photo}',
    caller: { permission: 'events.manage' },
    params: PhotoParams,
    reply: Done,
    errors: ['not-found'],
  }),
  deskOpenClass: endpoint({
    summary: "Make the event's class code, or prolong it: students may join for so many hours from now",
    method: 'POST',
    path: '/desk/events/{id}/class',
    caller: { permission: 'events.manage' },
    params: IdParams,
    body: v.object({ hours: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(72, '最多开放 72 小时')) }),
    reply: EventSchema,
    status: 201,
    errors: ['not-found', 'invalid-fields'],
  }),
  deskCloseClass: endpoint({
    summary: 'End the class code at once',
    method: 'DELETE',
    path: '/desk/events/{id}/class',
    caller: { permission: 'events.manage' },
    params: IdParams,
    reply: EventSchema,
    errors: ['not-found'],
  }),
  deskClassResults: endpoint({
    summary: "The class's live counts and before/after result, never a person's",
    method: 'GET',
    path: '/desk/events/{id}/class',
    caller: { permission: 'events.manage' },
    params: IdParams,
    reply: ClassResultsSchema,
    errors: ['not-found'],
  }),
  deskClassCode: endpoint({
    summary: "The open class's mini-program code as a picture; without one while WeChat is not connected or gives none",
    method: 'GET',
    path: '/desk/events/{id}/class/code',
    caller: { permission: 'events.manage' },
    params: IdParams,
    reply: v.object({ picture: v.optional(v.string()) }),
    errors: ['not-found'],
  }),
  deskQuestions: endpoint({
    summary: 'The question box, oldest unanswered first',
    method: 'GET',
    path: '/desk/questions',
    caller: { permission: 'questions.answer' },
    query: v.object({ status: v.optional(QuestionStatusSchema) }),
    reply: v.array(DeskQuestionSchema),
    errors: [],
  }),
  deskAnswerQuestion: endpoint({
    summary: 'Answer a question; shown to all only when the asker agreed and `publish` is true',
    method: 'POST',
    path: '/desk/questions/{id}/answer',
    caller: { permission: 'questions.answer' },
    params: IdParams,
    body: v.object({ answer: AnswerTextSchema, publish: v.boolean() }),
    reply: DeskQuestionSchema,
    errors: ['not-found', 'state-changed', 'invalid-fields'],
  }),
  deskDeclineQuestion: endpoint({
    summary: 'Set a question aside that cannot be answered (no question, abuse)',
    method: 'POST',
    path: '/desk/questions/{id}/decline',
    caller: { permission: 'questions.answer' },
    params: IdParams,
    reply: DeskQuestionSchema,
    errors: ['not-found', 'state-changed'],
  }),
  deskSurvey: endpoint({
    summary:
      'A survey at the desk: its newest version, its draft with what stands against publishing it, and its history',
    method: 'GET',
    path: '/desk/surveys/{id}',
    caller: { permission: 'surveys.manage' },
    params: IdParams,
    reply: v.object({
      id: v.string(),
      published: v.optional(v.object({ version: v.number(), definition: SurveyDefinitionSchema })),
      draft: v.optional(
        v.object({
          /** As it was saved, finished or not. */
          definition: v.unknown(),
          revision: v.number(),
          faults: v.array(DefinitionFaultSchema),
        }),
      ),
      versions: v.array(v.object({ version: v.number(), publishedOn: LocalDateSchema })),
    }),
    errors: ['not-found'],
  }),
  deskSaveSurveyDraft: endpoint({
    summary:
      'Save a draft, finished or not; refused when somebody else saved it since (revision 0: no draft was there)',
    method: 'PUT',
    path: '/desk/surveys/{id}/draft',
    caller: { permission: 'surveys.manage' },
    params: v.object({ id: SurveyIdSchema }),
    body: v.object({ definition: v.unknown(), revision: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
    reply: v.object({ revision: v.number(), faults: v.array(DefinitionFaultSchema) }),
    errors: ['state-changed', 'invalid-fields'],
  }),
  deskPublishSurvey: endpoint({
    summary: 'Publish the draft as the next version, frozen from then on',
    method: 'POST',
    path: '/desk/surveys/{id}/publish',
    caller: { permission: 'surveys.manage' },
    params: IdParams,
    body: v.object({ revision: v.pipe(v.number(), v.integer(), v.minValue(1)) }),
    reply: v.object({ version: v.number() }),
    errors: ['not-found', 'state-changed', 'invalid-fields'],
  }),
  deskSurveyResults: endpoint({
    summary:
      "A version's results (the newest where none is named), or of one way of answering; small counts and what gives them away are hidden",
    method: 'GET',
    path: '/desk/surveys/{id}/results',
    caller: { permission: 'surveys.results' },
    params: IdParams,
    query: v.object({ version: VersionQuerySchema, channel: v.optional(ChannelSchema) }),
    reply: SurveyResultsSchema,
    errors: ['not-found'],
  }),
  deskSurveyComparison: endpoint({
    summary: 'How shares changed from another survey or round to this one',
    method: 'GET',
    path: '/desk/surveys/{id}/comparison',
    caller: { permission: 'surveys.results' },
    params: IdParams,
    query: v.object({ with: SurveyIdSchema }),
    reply: v.array(ChangeSchema),
    errors: ['not-found'],
  }),
  deskSurveyXlsx: endpoint({
    summary: 'Answers, codebook and summary of a version as a workbook',
    method: 'GET',
    path: '/desk/surveys/{id}/answers.xlsx',
    caller: { permission: 'surveys.export' },
    params: IdParams,
    query: v.object({ version: VersionQuerySchema, channel: v.optional(ChannelSchema) }),
    reply: FileSchema,
    media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    errors: ['not-found'],
  }),
  deskSurveyCsv: endpoint({
    summary: 'Answers of a version as comma-separated values that Excel opens in Chinese',
    method: 'GET',
    path: '/desk/surveys/{id}/answers.csv',
    caller: { permission: 'surveys.export' },
    params: IdParams,
    query: v.object({ version: VersionQuerySchema, channel: v.optional(ChannelSchema) }),
    reply: FileSchema,
    media: 'text/csv; charset=utf-8',
    errors: ['not-found'],
  }),
  deskNeeds: endpoint({
    summary: 'Which topics each village needs most, from surveys, consultations, searches and quizzes',
    method: 'GET',
    path: '/desk/needs',
    caller: { permission: 'needs.read' },
    query: v.object({ audience: v.optional(AudienceSchema) }),
    reply: v.object({
      /** People and events the ranking rests on, at least: the lower end of a size; null when under five. */
      n: v.nullable(v.number()),
      town: v.array(NeedSchema),
      villages: v.array(
        v.object({ id: v.string(), name: v.string(), n: v.nullable(v.number()), needs: v.array(NeedSchema) }),
      ),
      /** Theme proposed for the next duty day and the next school session. */
      dutyTheme: v.optional(TopicSchema),
      schoolTheme: v.optional(TopicSchema),
      lessons: v.array(
        v.object({ audience: AudienceSchema, topic: TopicSchema, score: v.number(), lessons: v.number() }),
      ),
    }),
    errors: [],
  }),
  deskFind: endpoint({
    summary:
      'Look a text up in every kind of record the caller may see; a POST, so that names and numbers stay out of addresses',
    method: 'POST',
    path: '/desk/find',
    caller: { permission: 'find' },
    body: v.object({ text: FindTextSchema }),
    reply: FindReplySchema,
    errors: [],
  }),
  deskReport: endpoint({
    summary: 'The yearly report of a span of dates, both inclusive, beside the same span a year before',
    method: 'GET',
    path: '/desk/report',
    caller: { permission: 'report.read' },
    query: ReportPeriodSchema,
    reply: ReportSchema,
    errors: [],
  }),
  deskReportRecords: endpoint({
    summary:
      'The records that one figure of the report counts, or one group of its breakdowns that may be shown, with the share of each',
    method: 'GET',
    path: '/desk/report/figures/{id}',
    caller: { permission: 'report.read' },
    params: IdParams,
    query: v.object({
      ...ReportPeriodSchema.entries,
      /** A breakdown's title and a group's name, both or neither. */
      by: v.optional(v.pipe(v.string(), v.maxLength(40))),
      group: v.optional(v.pipe(v.string(), v.maxLength(100))),
    }),
    reply: v.array(CountedRecordSchema),
    errors: ['not-found'],
  }),
  deskReportDocx: endpoint({
    summary: 'The yearly report as a section to be put into the report of 法治政府建设; written to the audit log',
    method: 'GET',
    path: '/desk/report.docx',
    caller: { permission: 'report.export' },
    query: ReportPeriodSchema,
    media: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    reply: FileSchema,
    errors: [],
  }),
  deskReportXlsx: endpoint({
    summary: 'The figures of the yearly report and every record behind them as a workbook; written to the audit log',
    method: 'GET',
    path: '/desk/report.xlsx',
    caller: { permission: 'report.export' },
    query: ReportPeriodSchema,
    media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    reply: FileSchema,
    errors: [],
  }),
  deskMediations: endpoint({
    summary:
      "Mediation matters without names: the 司法所 sees all, a village officer the own village's, anyone those in their hands",
    method: 'GET',
    path: '/desk/mediations',
    caller: { permission: 'mediation.read' },
    query: v.object({ show: v.optional(v.picklist(['open', 'accepted', 'overdue', 'ended']), 'open') }),
    reply: v.array(DeskMediationSchema),
    errors: [],
  }),
  deskMediationFigures: endpoint({
    summary: 'Counts of the matters that came in from one day to another, both inclusive',
    method: 'GET',
    path: '/desk/mediations/figures',
    caller: { permission: 'mediation.manage' },
    query: v.object({ from: LocalDateSchema, to: LocalDateSchema }),
    reply: MediationFiguresSchema,
    errors: [],
  }),
  deskMediation: endpoint({
    summary: 'One matter with what was told, its notes and steps, and what may be done now',
    method: 'GET',
    path: '/desk/mediations/{id}',
    caller: { permission: 'mediation.read' },
    params: IdParams,
    reply: DeskMediationDetailSchema,
    errors: ['not-found'],
  }),
  deskMediationPhone: endpoint({
    summary: 'The full phone number of whoever asked; the request is written to the audit log',
    method: 'POST',
    path: '/desk/mediations/{id}/phone',
    caller: { permission: 'mediation.record' },
    params: IdParams,
    reply: v.object({ phone: v.string() }),
    errors: ['not-found'],
  }),
  deskMediationAssignees: endpoint({
    summary: 'Whom a matter can be given to',
    method: 'GET',
    path: '/desk/mediations/{id}/assignees',
    caller: { permission: 'mediation.record' },
    params: IdParams,
    reply: v.array(v.object({ id: v.string(), name: v.string() })),
    errors: ['not-found'],
  }),
  deskCreateMediation: endpoint({
    summary: "Enter a matter for somebody, or a grid officer's own; a village officer for the own village",
    method: 'POST',
    path: '/desk/mediations',
    caller: { permission: 'mediation.record' },
    body: DeskMediationRequestSchema,
    reply: DeskMediationDetailSchema,
    status: 201,
    idempotent: true,
    errors: ['not-found', 'key-reused', 'invalid-fields'],
  }),
  deskActOnMediation: endpoint({
    summary: 'Carry out one action on the state the desk saw; refused when another came between',
    method: 'POST',
    path: '/desk/mediations/{id}/actions',
    caller: { permission: 'mediation.record' },
    params: IdParams,
    body: v.object({ request: DeskActionSchema, revision: EntryRevisionSchema }),
    reply: DeskMediationDetailSchema,
    errors: ['not-found', 'state-changed', 'invalid-fields'],
  }),
  deskDirectory: endpoint({
    summary: 'The whole directory for editing',
    method: 'GET',
    path: '/desk/directory',
    caller: { permission: 'directory.manage' },
    reply: DeskDirectorySchema,
    errors: [],
  }),
  deskSaveEntry: endpoint({
    summary: 'Save one entry of the directory over the town file; refused when somebody else saved it since',
    method: 'PUT',
    path: '/desk/directory/entry',
    caller: { permission: 'directory.manage' },
    body: v.object({ entry: DirectoryEntrySchema, revision: EntryRevisionSchema }),
    reply: DeskDirectorySchema,
    errors: ['not-found', 'state-changed', 'invalid-fields'],
  }),
  deskRemoveEntry: endpoint({
    summary: "Take a contact or a village's rules out of the directory; the history keeps it",
    method: 'POST',
    path: '/desk/directory/removals',
    caller: { permission: 'directory.manage' },
    body: v.object({
      of: v.picklist(['contact', 'rules']),
      id: v.pipe(v.string(), v.maxLength(80)),
      revision: EntryRevisionSchema,
    }),
    reply: DeskDirectorySchema,
    errors: ['not-found', 'state-changed', 'invalid-fields'],
  }),
  deskDirectoryHistory: endpoint({
    summary: 'Who changed what in the directory, newest first',
    method: 'GET',
    path: '/desk/directory/history',
    caller: { permission: 'directory.manage' },
    reply: v.array(DirectoryChangeSchema),
    errors: [],
  }),
  deskDirectoryXlsx: endpoint({
    summary: 'The directory as a workbook, in the form that can be imported again',
    method: 'GET',
    path: '/desk/directory/contacts.xlsx',
    caller: { permission: 'directory.manage' },
    media: XLSX,
    reply: FileSchema,
    errors: [],
  }),
  deskDirectoryTemplate: endpoint({
    summary: 'An empty workbook to fill in, with the villages as they are named now',
    method: 'GET',
    path: '/desk/directory/template.xlsx',
    caller: { permission: 'directory.manage' },
    media: XLSX,
    reply: FileSchema,
    errors: [],
  }),
  deskCheckImport: endpoint({
    summary: 'Check a workbook or pasted cells row by row; saves nothing',
    method: 'POST',
    path: '/desk/directory/import/check',
    caller: { permission: 'directory.manage' },
    body: v.object({ source: ImportSourceSchema }),
    reply: ImportReplySchema,
    errors: ['invalid-fields'],
  }),
  deskImport: endpoint({
    summary: 'Save a workbook checked at `version`: every row or none',
    method: 'POST',
    path: '/desk/directory/import',
    caller: { permission: 'directory.manage' },
    body: v.object({ source: ImportSourceSchema, version: EntryRevisionSchema }),
    reply: ImportReplySchema,
    errors: ['state-changed', 'invalid-fields'],
  }),
  deskSettings: endpoint({
    summary: "The numbers of the town's rules as they are, and as the town's file has them",
    method: 'GET',
    path: '/desk/settings',
    caller: { permission: 'settings.read' },
    reply: DeskSettingsSchema,
    errors: [],
  }),
  deskChangeSettings: endpoint({
    summary: 'Set all numbers, as they were opened at `version`; they hold at once, in every process',
    method: 'PUT',
    path: '/desk/settings',
    caller: { permission: 'settings.change' },
    body: v.object({ version: v.pipe(v.number(), v.integer(), v.minValue(0)), values: TownSettingsSchema }),
    reply: DeskSettingsSchema,
    errors: ['state-changed', 'invalid-fields'],
  }),
  deskSettingsHistory: endpoint({
    summary: 'Who changed which number from what to what, the latest first',
    method: 'GET',
    path: '/desk/settings/history',
    caller: { permission: 'settings.read' },
    reply: v.array(SettingChangeSchema),
    errors: [],
  }),
  deskAudit: endpoint({
    summary: 'Fifty entries of the audit log, newest first, from before a number on; with everybody who stands in it',
    method: 'GET',
    path: '/desk/audit',
    caller: { permission: 'audit.read' },
    query: v.object({
      ...AuditFilterSchema.entries,
      before: v.optional(v.pipe(v.string(), v.regex(/^[1-9]\d{0,8}$/), v.transform(Number))),
    }),
    reply: v.object({
      entries: v.array(AuditEntrySchema),
      /** Whether there are older ones. */
      more: v.boolean(),
      people: v.array(v.object({ id: v.string(), name: v.string() })),
    }),
    errors: [],
  }),
  deskAuditXlsx: endpoint({
    summary: 'Entries of the audit log as a workbook; that it was taken is an entry itself',
    method: 'GET',
    path: '/desk/audit.xlsx',
    caller: { permission: 'audit.export' },
    query: AuditFilterSchema,
    media: XLSX,
    reply: FileSchema,
    errors: [],
  }),
  deskAuditCsv: endpoint({
    summary: 'The same as comma-separated values',
    method: 'GET',
    path: '/desk/audit.csv',
    caller: { permission: 'audit.export' },
    query: AuditFilterSchema,
    media: 'text/csv; charset=utf-8',
    reply: FileSchema,
    errors: [],
  }),
  deskTodo: endpoint({
    summary: 'Facts of the town that are still placeholders and must be filled in before going live',
    method: 'GET',
    path: '/desk/todo',
    caller: { permission: 'town.read' },
    reply: v.array(v.object({ what: v.string(), why: v.string(), since: v.optional(InstantSchema) })),
    errors: [],
  }),
}

export type Api = typeof api
export type EndpointName = keyof Api

/** What a phone may call: all but the desk's. The phone's programs are built with these alone, and without their schemas. */
export type PhoneEndpointName = {
  [N in EndpointName]: Api[N]['path'] extends `/desk/${string}` ? never : N
}[EndpointName]

/** Whether a staff member of a role may call an endpoint, for some record at least; what a menu goes by. */
export function mayCall(role: Role, name: EndpointName): boolean {
  const { caller } = api[name]
  return typeof caller === 'object' && isPermitted(caller.permission, role)
}

type Input<S> = S extends v.GenericSchema ? v.InferInput<S> : undefined
type Output<S> = S extends v.GenericSchema ? v.InferOutput<S> : undefined
type Part<E, K extends string> = E extends Record<K, infer S> ? S : undefined

/** What a client hands over to call an endpoint: the parts the contract declares, and no others. */
export type CallInput<N extends EndpointName> = (Part<Api[N], 'params'> extends undefined
  ? { params?: undefined }
  : { params: Input<Part<Api[N], 'params'>> }) &
  (Part<Api[N], 'query'> extends undefined ? { query?: undefined } : { query: Input<Part<Api[N], 'query'>> }) &
  (Part<Api[N], 'body'> extends undefined ? { body?: undefined } : { body: Input<Part<Api[N], 'body'>> }) &
  (Part<Api[N], 'idempotent'> extends true ? { idempotencyKey: string } : { idempotencyKey?: undefined })

/** What a client gets back. */
export type Reply<N extends EndpointName> = Output<Api[N]['reply']>

/** The checked parts a server's handler works with. */
export interface Checked<N extends EndpointName> {
  params: Output<Part<Api[N], 'params'>>
  query: Output<Part<Api[N], 'query'>>
  body: Output<Part<Api[N], 'body'>>
}

/** What a server's handler must answer with. */
export type ReplyInput<N extends EndpointName> = Input<Api[N]['reply']>
