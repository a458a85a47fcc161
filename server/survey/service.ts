import type { Checked } from '@domain/api'
import type { Audience } from '@domain/audiences'
import type { ErrorCode } from '@domain/errors'
import { covers } from '@domain/permissions'
import {
  type Answers,
  type Channel,
  isOpen,
  optionsOf,
  questionsOf,
  type SurveyAccess,
  type SurveyDefinition,
  type SurveySummary,
  type SurveyVersion,
  surveyMinutes,
} from '@domain/survey'
import { checkAnswers } from '@domain/survey-answers'
import { localDate } from '@domain/time'
import type { ResidentSession, StaffSession } from '../auth/session'
import type { Tx } from '../db/database'
import { Failure } from '../http/failure'
import type { Parts } from '../parts'
import { audit } from '../staff/audit'
import type { Mixer } from './mixer'
import type { SurveyPorts } from './ports'
import * as store from './store'
import { findVersion, newestVersions, type Version } from './versions'

type Submission = Checked<'submitResponse'>['body']
type PaperSubmission = Checked<'deskSubmitResponse'>['body']

/** Who a response counts for, once: the keyed hash that stands for them, different in every survey. */
interface Claim {
  hash: string
  channel: Channel
  sessionId: string | null
}

const NOT_CONSULTED = '咨询办完以后，才能评价这一次咨询。'

interface Wanted {
  audience?: Audience | undefined
  villageId?: string | undefined
  access?: SurveyAccess | undefined
}

export interface SurveyService {
  /** Surveys that take answers now: for residents, or those of another `access`. */
  list(wanted: Wanted, resident: ResidentSession | undefined): Promise<SurveySummary[]>
  /** The newest version, as it stands for this resident, consultation or class; throws where they could not hand it in. */
  one(
    id: string,
    resident: ResidentSession | undefined,
    about: { bookingId?: string | undefined; classCode?: string | undefined },
  ): Promise<SurveyVersion>
  submit(id: string, submission: Submission, resident: ResidentSession | undefined): Promise<void>
  /** A paper answer entered by staff; a grid officer's counts for the own village only. */
  submitPaper(id: string, submission: PaperSubmission, staff: StaffSession): Promise<void>
}

/** The rules of answering surveys. Refusals are thrown as `Failure`. */
export function surveyService(parts: Parts, ports: SurveyPorts, mixer: Mixer): SurveyService {
  const { database, vault, town } = parts
  const today = () => localDate(parts.now())
  const townVillages = town.villages.map((village) => village.id)
  const villagesOf = (survey: SurveyDefinition) => (survey.villages.length > 0 ? survey.villages : townVillages)

  const villageNames = async (survey: SurveyDefinition) =>
    (await ports.villages())
      .filter(({ id }) => survey.villages.includes(id))
      .map(({ name }) => name)
      .join('、')

  const claimHash = (surveyId: string, ...who: string[]) => vault.hash('survey-claim', surveyId, ...who)

  /** One person stays one person when they sign in again: the hash is of the identity, not of the session. */
  async function personClaim(surveyId: string, resident: ResidentSession): Promise<string> {
    const { identity_hash } = await database.query
      .selectFrom('resident')
      .select('identity_hash')
      .where('id', '=', resident.residentId)
      .executeTakeFirstOrThrow()
    return claimHash(surveyId, 'person', identity_hash)
  }

  async function version(id: string, number?: number): Promise<Version> {
    const found = await findVersion(database.query, id, number)
    if (!found) throw new Failure('not-found')
    return found
  }

  async function answered(version: Version, resident: ResidentSession | undefined, bookingId: string | undefined) {
    if (!resident) return false
    const { access } = version.definition
    if (access === 'class-code' || (access === 'ticket' && !bookingId)) return false
    const hash =
      access === 'ticket' ? claimHash(version.id, 'booking', bookingId ?? '') : await personClaim(version.id, resident)
    return (await store.findReceipt(database.query, hash)) !== undefined
  }

  /** The class a code was made for, over or not; throws `class-code-wrong`. */
  async function classOf(code: string) {
    const session = await ports.classSession(code)
    if (!session) throw new Failure('class-code-wrong')
    return session
  }

  /** Throws `forbidden` unless this resident's consultation has taken place. */
  async function refuseUnlessConsulted(resident: ResidentSession, bookingId: string): Promise<void> {
    if (!(await ports.consulted(resident, bookingId))) throw new Failure('forbidden', { message: NOT_CONSULTED })
  }

  /** Says before anything is answered what would be refused at the end; a resident is known only once signed in. */
  async function refuseInVain(
    { access }: SurveyDefinition,
    resident: ResidentSession | undefined,
    { bookingId, classCode }: { bookingId?: string | undefined; classCode?: string | undefined },
  ): Promise<void> {
    if (access === 'class-code' && classCode !== undefined && !(await classOf(classCode)).open)
      throw new Failure('class-code-expired')
    if (access === 'ticket' && resident && bookingId !== undefined) await refuseUnlessConsulted(resident, bookingId)
  }

  async function takesAnswers(survey: SurveyDefinition): Promise<boolean> {
    return isOpen(survey, today()) && !(survey.cap && (await store.isFull(database.query, survey.id, survey.cap)))
  }

  async function claimOf(
    survey: SurveyDefinition,
    given: Submission,
    resident: ResidentSession | undefined,
  ): Promise<Claim> {
    if (survey.access === 'class-code') {
      const { sessionId, open } = await classOf(given.classCode ?? '')
      const hash = claimHash(survey.id, 'class', sessionId, given.submissionId)
      // What was taken in time is answered as taken, should the phone not have heard so.
      if (!open && (await store.findReceipt(database.query, hash)) === undefined)
        throw new Failure('class-code-expired')
      return { hash, channel: 'school', sessionId }
    }
    if (!resident) throw new Failure('not-signed-in')
    if (survey.access === 'resident')
      return { hash: await personClaim(survey.id, resident), channel: 'online', sessionId: null }
    const bookingId = given.bookingId ?? ''
    await refuseUnlessConsulted(resident, bookingId)
    return { hash: claimHash(survey.id, 'booking', bookingId), channel: 'online', sessionId: null }
  }

  /** Stores one response under a claim: all or nothing, and the same again for the same submission. */
  async function keep(
    given: {
      submissionId: string
      version: number
      answers: unknown
      audience?: Audience | undefined
      villageId?: string | undefined
    },
    newest: Version,
    claim: Claim,
    villages: readonly string[],
    record?: (tx: Tx) => Promise<unknown>,
  ): Promise<void> {
    const survey = newest.definition
    const receipt = vault.hash('survey-receipt', survey.id, given.submissionId)
    const before = await store.findReceipt(database.query, claim.hash)
    if (before === receipt) return
    if (before !== undefined) throw new Failure('already-answered')
    if (!isOpen(survey, today())) throw new Failure('survey-closed')
    if (given.villageId && survey.villages.length > 0 && !villages.includes(given.villageId))
      throw new Failure('forbidden', { message: `这份问卷只请${await villageNames(survey)}的乡亲填，谢谢您。` })
    if (given.version > newest.version) throw new Failure('not-found')
    const { definition } = given.version === newest.version ? newest : await version(survey.id, given.version)
    const { answers, faults } = checkAnswers(definition, given.answers, villages)
    if (Object.keys(faults).length > 0) throw new Failure('invalid-fields', { fields: faults })
    const response: store.StoredResponse = {
      version: given.version,
      audience: audienceOf(definition, answers) ?? given.audience ?? 'general',
      villageId:
        villageOf(definition, answers) ??
        (given.villageId && villages.includes(given.villageId) ? given.villageId : null),
      channel: claim.channel,
      sessionId: claim.sessionId,
      answers,
    }
    const outcome = await database.transaction(async (tx): Promise<ErrorCode | undefined> => {
      if (!(await store.insertClaim(tx, claim.hash, receipt)))
        return (await store.findReceipt(tx, claim.hash)) === receipt ? undefined : 'already-answered'
      if (survey.cap && !(await store.takePlace(tx, survey.id, survey.cap))) throw new Failure('survey-closed')
      await store.insertPending(tx, vault, survey.id, response)
      await record?.(tx)
      return undefined
    })
    if (outcome) throw new Failure(outcome)
    await mixer.mix(survey.id)
  }

  return {
    async list({ audience, villageId, access = 'resident' }, resident) {
      const suitable = (await newestVersions(database.query)).filter(
        ({ definition }) =>
          definition.access === access &&
          (audience === undefined || definition.audiences.includes(audience)) &&
          (villageId === undefined || villagesOf(definition).includes(villageId)),
      )
      const taking = await Promise.all(suitable.map(({ definition }) => takesAnswers(definition)))
      const open = suitable.filter((_, at) => taking[at])
      const claims =
        resident && access === 'resident' ? await Promise.all(open.map(({ id }) => personClaim(id, resident))) : []
      const made = await store.madeClaims(database.query, claims)
      return open.map(({ version, definition }, at) => ({
        id: definition.id,
        version,
        title: definition.title,
        intro: definition.intro,
        questions: questionsOf(definition).length,
        minutes: surveyMinutes(definition),
        closes: definition.closes,
        access: definition.access,
        answered: made.has(claims[at] ?? ''),
      }))
    },

    async one(id, resident, about) {
      const found = await version(id)
      await refuseInVain(found.definition, resident, about)
      return {
        version: found.version,
        definition: found.definition,
        open: await takesAnswers(found.definition),
        answered: await answered(found, resident, about.bookingId),
      }
    },

    async submit(id, given, resident) {
      const newest = await version(id)
      const claim = await claimOf(newest.definition, given, resident)
      await keep(given, newest, claim, villagesOf(newest.definition))
    },

    async submitPaper(id, given, staff) {
      const newest = await version(id)
      if (newest.definition.access === 'class-code')
        throw new Failure('forbidden', { message: '学生问卷只能在课堂上凭课堂码填写。' })
      const all = villagesOf(newest.definition)
      const villages = all.filter((villageId) => covers(staff.scope, staff, { villageId }))
      if (villages.length === 0) throw new Failure('forbidden', { message: '只能录入本村的答卷。' })
      const villageId = staff.scope === 'own-village' ? staff.villageId : given.villageId
      const claim: Claim = {
        hash: claimHash(id, 'paper', staff.staffId, given.submissionId),
        channel: 'paper',
        sessionId: null,
      }
      await keep({ ...given, villageId }, newest, claim, villages, (tx) =>
        audit(tx, parts.now(), staff, 'survey.enter', id),
      )
    },
  }
}

/** The audience named by a chosen option, where the survey asks. */
function audienceOf(survey: SurveyDefinition, answers: Answers): Audience | undefined {
  for (const question of questionsOf(survey)) {
    const answer = answers[question.id]
    const chosen = answer && 'choice' in answer ? optionsOf(question).find(({ id }) => id === answer.choice) : undefined
    if (chosen?.audience) return chosen.audience
  }
  return undefined
}

/** The village somebody named, where the survey asks. */
function villageOf(survey: SurveyDefinition, answers: Answers): string | undefined {
  for (const question of questionsOf(survey)) {
    const answer = question.kind === 'village' ? answers[question.id] : undefined
    if (answer && 'village' in answer) return answer.village
  }
  return undefined
}
