/**
 * The rows as code sees them. Instants and dates are text (see `domain/time.ts`), flags are 0/1, JSON is text, ids are
 * text: the same on both engines, so that one query code serves both.
 */
import type { BookingStatus, Channel, WaitlistStatus } from '@domain/booking'
import type { EntryKind } from '@domain/directory-editing'
import type { LessonStatus } from '@domain/lessons'
import type { Handler, MediationKind, MediationStatus, Origin, PartyRole, Referral } from '@domain/mediation'
import type { MessageKind, Template } from '@domain/messages'
import type { PhotoType } from '@domain/photos'
import type { Reader } from '@domain/readings'
import type { Role } from '@domain/staff'
import type { Topic } from '@domain/topics'

export interface ResidentRow {
  id: string
  /** Keyed hash of the openid, or of a random value for a guest: the openid itself is sealed in `openid_sealed`. */
  identity_hash: string
  openid_sealed: string | null
  guest: number
  audience: string | null
  village_id: string | null
  created_on: string
}

export interface SessionRow {
  /** SHA-256 of the token; the token itself is never stored. */
  token_hash: string
  resident_id: string | null
  staff_id: string | null
  created_at: string
  expires_at: string
  /** Of a desk session: when it was last used (to a few minutes), and when the person last proved who they are. */
  seen_at: string | null
  proved_at: string | null
  /** Of a desk session: where it was begun, as the person knows their device again. */
  address: string | null
  device: string | null
}

/** The one open link by which an account gets its password. */
export interface StaffLinkRow {
  staff_id: string
  /** SHA-256 of the token; the link itself is shown once and never stored. */
  token_hash: string
  expires_at: string
}

export interface StaffRow {
  id: string
  account: string
  name: string
  role: Role
  /** Name of the adviser as on duty days, for role `adviser`. */
  adviser: string | null
  village_id: string | null
  /** argon2id; empty while the account waits for its one-time link to be used. */
  password_hash: string
  active: number
  /** The sealed key of the one-time codes; null where there is no second factor. */
  totp_sealed: string | null
  /** A key that was shown and from which no code has come back yet. */
  totp_pending_sealed: string | null
  /** The last time step a code was used of. */
  totp_step: number | null
}

/** What stands in for a one-time code, once. */
export interface RecoveryCodeRow {
  staff_id: string
  /** Keyed hash of the code. */
  code_hash: string
}

/** An entry of the audit log; the database lets none be changed, and none be deleted that is not cleared by its age. */
export interface AuditRow {
  /** Counts from 1 without a gap. */
  seq: number
  at: string
  /** An account's id, or `system` or `resident` (see `staff/audit.ts`). */
  staff_id: string
  action: string
  subject: string
  /** Network address and device in words; empty where nobody at the desk did it. */
  address: string
  device: string
  /** Over the entry before and this one (see `staff/audit-chain.ts`). */
  hash: string
}

/** One row: the last entry, locked while the next is written, and the last of those that were cleared by their age. */
export interface AuditHeadRow {
  id: number
  seq: number
  hash: string
  pruned_seq: number
  pruned_hash: string
}

export interface SurveyVersionRow {
  survey_id: string
  version: number
  /** JSON of a `SurveyDefinition`; never changed once written. */
  definition: string
  /** SHA-256 of the definition as `content/surveys` held it; null for a version made at the desk. */
  file_hash: string | null
  published_on: string
  published_by: string | null
}

export interface SurveyDraftRow {
  survey_id: string
  /** JSON, possibly not yet a valid definition. */
  definition: string
  revision: number
  updated_at: string
  updated_by: string | null
}

/** That somebody answered: keyed hashes only, without survey, time or order. */
export interface SurveyClaimRow {
  claim_hash: string
  /** Keyed hash of the submission id: tells a retry from a second answer. */
  receipt_hash: string
}

/** An answer on its way into `survey_answer`, sealed until enough wait to be mixed. */
export interface SurveyPendingRow {
  survey_id: string
  id: string
  sealed: string
}

/** One response, of nobody. */
export interface SurveyAnswerRow {
  survey_id: string
  id: string
  version: number
  /** The date on which its batch was mixed, the same for the whole batch: not when it was given. */
  mixed_on: string
  audience: string
  village_id: string | null
  channel: string
  /** The class session it was given in. */
  session_id: string | null
  /** JSON of `Answers`. */
  answers: string
}

/** How many places of a capped survey are taken. */
export interface SurveyTallyRow {
  survey_id: string
  taken: number
}

/** Failed sign-ins per key, so that guessing is slowed down whichever process it reaches. */
export interface AttemptRow {
  key: string
  count: number
  /** Until when the count holds; after it the next failure counts from one again. */
  expires_at: string
}

export interface EventRow {
  id: string
  kind: string
  date: string
  /** JSON of the parts of an `EventInput` that nothing is counted or sorted by. */
  details: string
  people: number
  teachers: number
  leaflets: number
  created_by: string
}

/** A photo of an event, as it was stripped of everything but the picture. */
export interface EventPhotoRow {
  id: string
  event_id: string
  /** What is to be seen on it. */
  alt: string
  type: PhotoType
  content: Buffer
  added_at: string
  added_by: string
}

/** The class of one event: its code and the questions as they stood when the code was made. */
export interface ClassSessionRow {
  id: string
  event_id: string
  code: string
  expires_at: string
  /** JSON of both forms of the quiz. */
  forms: string
  /** JSON of what is on the wall (`domain/school.ts`, `Shown`). */
  shown: string
}

/** A phone in a class: a hash of a random value, and nothing of the person. */
export interface ClassParticipantRow {
  id: string
  session_id: string
  age_band: string
  first_form: 'a' | 'b'
}

export interface ClassAnswerRow {
  session_id: string
  participant_id: string
  phase: 'before' | 'after'
  question_id: string
  /** The option chosen; null where the question was left out. */
  chosen: number | null
  correct: number
}

/** A question without a name; personal numbers are masked before it is stored. */
export interface QuestionRow {
  id: string
  text: string
  asked_on: string
  audience: string | null
  may_publish: number
  status: string
  answer: string | null
  answered_on: string | null
  answered_by: string | null
}

/** A weekly rule; `definition` is JSON of a `DutyRule`. */
export interface DutyRuleRow {
  id: string
  definition: string
}

/** An exception to the rules; `definition` is JSON of a `DutyException`. */
export interface DutyExceptionRow {
  day_id: string
  kind: string
  definition: string
}

/** The town's own word on a date, over the official calendar's. */
export interface DayKindRow {
  date: string
  kind: 'workday' | 'day-off'
}

export interface RosterLockRow {
  id: number
  version: number
}

export interface DutyDayRow {
  id: string
  date: string
  adviser: string
  place: string
  open: number
}

export interface SlotRow {
  id: string
  day_id: string
  start: string
  ends: string
  starts_at: string
  ends_at: string
  /** All places, `extra` ones included. */
  places: number
  /** Places staff added to what the roster says. */
  extra: number
  /** Why they did. */
  extra_reason: string | null
  /** Bookings that were not cancelled, and places held for waiting people. */
  taken: number
  open: number
}

/** Whoever holds bookings: a resident's id, or `phone:` and the hash of a number. */
export interface HolderRow {
  id: string
  pause_lifted_at: string | null
}

export interface DayCounterRow {
  date: string
  last: number
}

/** Who comes, sealed; null once erased. */
export interface VisitColumns {
  name_sealed: string | null
  phone_sealed: string | null
  note_sealed: string | null
  beneficiary_sealed: string | null
}

export interface BookingRow extends VisitColumns {
  id: string
  number: string
  code: string
  status: BookingStatus
  slot_id: string
  day_id: string
  date: string
  holder: string
  resident_id: string | null
  /** `self`, or the keyed hash of the family member's name. */
  beneficiary_key: string
  phone_hash: string
  /** Keyed hash of the name of the person who comes. */
  person_hash: string
  topic: Topic
  channel: Channel
  village_id: string | null
  created_at: string
  /** Counts moves, so that each is told once. */
  revision: number
  cancelled_at: string | null
  cancelled_by: 'resident' | 'staff' | 'system' | null
  cancelled_late: number
  reason: string | null
  result: string | null
  referred_to: string | null
  follow_up_on: string | null
  private_note_sealed: string | null
  erased: number
}

/** A request that was carried out: the same key again answers with the same `subject`. */
export interface IdempotencyRow {
  caller: string
  key: string
  body_hash: string
  subject: string
  created_at: string
}

export interface WaitlistRow extends VisitColumns {
  id: string
  day_id: string
  seq: number
  status: WaitlistStatus
  holder: string
  resident_id: string | null
  beneficiary_key: string
  slot_id: string | null
  hold_until: string | null
  booking_id: string | null
  /** Why waiting ended, where staff closed the day. */
  reason: string | null
  /** How often a place was offered. */
  offers: number
  topic: Topic
  created_at: string
}

export interface MessageRow {
  id: string
  dedupe: string
  kind: MessageKind
  resident_id: string | null
  booking_id: string | null
  waitlist_id: string | null
  mediation_id: string | null
  due_at: string
  useless_after: string
  /** `unsent`: given up, somebody has to call; `dropped`: no longer wanted. */
  state: 'pending' | 'sending' | 'sent' | 'unsent' | 'dropped' | 'settled'
  attempts: number
  lease_until: string | null
  why: string | null
}

export interface ConsentRow {
  id: string
  resident_id: string
  template: Template
  accepted_at: string
  message_id: string | null
}

export interface FeedRow {
  staff_id: string
  secret_hash: string
  since: string
}

/** A lesson's text as saved at the desk; `source` never changes. */
export interface LessonRevisionRow {
  lesson_id: string
  revision: number
  source: string
  status: LessonStatus
  author: string
  saved_at: string
  comment: string | null
  /** SHA-256 of the content file it was begun from; null where there was none. */
  file_hash: string | null
  reviewed_by: string | null
  /** JSON of the cited articles as they stood at its review. */
  reviewed_articles: string | null
  published_by: string | null
  show_from: string | null
}

/** What was decided about a lesson that the desk has touched. */
export interface LessonStateRow {
  lesson_id: string
  /** The content file that the desk's work takes account of; another one is a conflict. Null where there was none. */
  file_hash: string | null
  /** 1: the content file is not shown, and neither is any revision published before. */
  withdrawn: number
  withdrawn_at: string | null
  withdrawn_by: string | null
  withdrawn_comment: string | null
}

/** One row, whose version grows with every change of lessons at the desk. */
export interface LessonShelfRow {
  id: number
  version: number
}

/** A search without a good answer, masked and normalised, and how often it came on a date. */
export interface SearchMissRow {
  text: string
  date: string
  /** JSON of `Topic[]`: what it may have been about. */
  topics: string
  count: number
}

/** How often a lesson was read on a date by a group of readers. */
export interface ReadingRow {
  date: string
  lesson_id: string
  audience: Reader
  count: number
}

/** One row: what staff set over the numbers of the town's file, JSON of key → number, and which version that is. */
export interface TownSettingsRow {
  id: number
  version: number
  changed: string
}

/** One number that staff changed with a version of the settings. */
export interface TownSettingChangeRow {
  version: number
  key: string
  at: string
  staff_id: string
  before: number
  after: number
}

/** An entry of the directory as staff left it, over the town's file. */
export interface DirectoryEntryRow {
  kind: EntryKind
  id: string
  /** JSON of the entry; null where it was taken away. */
  value: string | null
  revision: number
}

/** One change of the directory; `before` and `after` are JSON of the entry, null where there was or is none. */
export interface DirectoryChangeRow {
  id: string
  at: string
  /** The directory's version that the change made. */
  seq: number
  staff_id: string
  kind: EntryKind
  entry_id: string
  before: string | null
  after: string | null
}

/** One row, whose version grows with every change of the directory. */
export interface DirectoryVersionRow {
  id: number
  version: number
}

/** What was told in a mediation request, sealed; null once erased. */
export interface MatterColumns {
  name_sealed: string | null
  phone_sealed: string | null
  story_sealed: string | null
  wish_sealed: string | null
  agreement_sealed: string | null
}

/** A mediation request or a grid officer's matter. */
export interface MediationRow extends MatterColumns {
  id: string
  number: string
  status: MediationStatus
  kind: MediationKind
  origin: Origin
  handler: Handler
  village_id: string | null
  /** Who asked for it in the mini-program. */
  resident_id: string | null
  /** The staff member who entered it. */
  created_by: string | null
  my_role: PartyRole
  other_role: PartyRole
  agreed_on: string | null
  accepted_on: string
  assigned_on: string | null
  begun_on: string | null
  ended_on: string | null
  changed_at: string
  assignee_staff_id: string | null
  assignee_contact_id: string | null
  referred_to: Referral | null
  /** Counts actions: each is carried out on the state that was seen. */
  revision: number
  erased: number
}

export interface MediationNoteRow {
  id: string
  mediation_id: string
  at: string
  staff_id: string
  text_sealed: string
}

export interface MediationStepRow {
  mediation_id: string
  revision: number
  at: string
  /** Null for the resident. */
  staff_id: string | null
  action: string
  status: MediationStatus
}

export interface MediationCounterRow {
  year: string
  last: number
}

export interface Tables {
  mediation: MediationRow
  mediation_note: MediationNoteRow
  mediation_step: MediationStepRow
  mediation_counter: MediationCounterRow
  directory_entry: DirectoryEntryRow
  directory_change: DirectoryChangeRow
  directory_version: DirectoryVersionRow
  lesson_revision: LessonRevisionRow
  lesson_state: LessonStateRow
  lesson_shelf: LessonShelfRow
  search_miss: SearchMissRow
  reading: ReadingRow
  duty_rule: DutyRuleRow
  duty_exception: DutyExceptionRow
  day_kind: DayKindRow
  roster_lock: RosterLockRow
  duty_day: DutyDayRow
  slot: SlotRow
  holder: HolderRow
  day_counter: DayCounterRow
  booking: BookingRow
  idempotency: IdempotencyRow
  waitlist: WaitlistRow
  message: MessageRow
  consent: ConsentRow
  feed: FeedRow
  event: EventRow
  event_photo: EventPhotoRow
  class_session: ClassSessionRow
  class_participant: ClassParticipantRow
  class_answer: ClassAnswerRow
  question: QuestionRow
  attempt: AttemptRow
  resident: ResidentRow
  session: SessionRow
  staff_link: StaffLinkRow
  recovery_code: RecoveryCodeRow
  staff: StaffRow
  audit: AuditRow
  audit_head: AuditHeadRow
  town_settings: TownSettingsRow
  town_setting_change: TownSettingChangeRow
  survey_version: SurveyVersionRow
  survey_draft: SurveyDraftRow
  survey_claim: SurveyClaimRow
  survey_pending: SurveyPendingRow
  survey_answer: SurveyAnswerRow
  survey_tally: SurveyTallyRow
}
