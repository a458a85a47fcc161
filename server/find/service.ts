import { type EndpointName, mayCall } from '@domain/api'
import { BOOKING_STATUS_NAMES, maskPhone } from '@domain/booking'
import { CONTACT_KINDS } from '@domain/directory'
import { EVENT_KINDS } from '@domain/events'
import { bookingClue, type FindHit, type FindKind, type FindReply } from '@domain/find'
import { guideText } from '@domain/guides'
import { LESSON_STATUS_NAMES } from '@domain/lesson-editing'
import { MEDIATION_KINDS, MEDIATION_STATUSES } from '@domain/mediation'
import { QUESTION_STATUSES, QuestionStatusSchema } from '@domain/questions'
import { shortTitle } from '@domain/statutes'
import { addDays, dateInWords, localDate } from '@domain/time'
import { TOPIC_NAMES } from '@domain/topics'
import * as v from 'valibot'
import type { StaffSession } from '../auth/session'
import { maySee } from '../booking/desk-access'
import { openVisit } from '../booking/visit'
import type { DirectoryBook } from '../directory/book'
import { listEvents } from '../events/store'
import { lessonService } from '../lessons/service'
import { openMatter } from '../mediation/seal'
import { listMediations } from '../mediation/store'
import type { Parts } from '../parts'
import { audit } from '../staff/audit'
import { newestVersions } from '../survey/versions'
import { bookingsOf, questionsWith } from './store'

/** How many of a kind are shown. */
const MOST = 8
/** How far back, in days, a part of a name or number is looked for; and ahead. */
const RECENT = { back: 60, ahead: 60 }

/** The page a kind belongs to: whoever may not open it finds none of it. */
const NEEDS: Record<FindKind, EndpointName> = {
  booking: 'deskBookings',
  mediation: 'deskMediations',
  question: 'deskQuestions',
  event: 'deskEvents',
  lesson: 'deskLessons',
  survey: 'deskSurveys',
  // Both are public.
  contact: 'deskMe',
  guide: 'deskMe',
  article: 'deskMe',
}

/** Looks a text up in everything the staff member may see. */
export function findService(parts: Parts, book: DirectoryBook) {
  const { database, vault, now, content } = parts
  const db = database.query
  const lessons = lessonService(parts)

  const finders: Record<FindKind, (text: string, staff: StaffSession) => Promise<FindHit[]>> = {
    async booking(text, staff) {
      const clue = bookingClue(text)
      if (!clue) return []
      const today = localDate(now())
      const span = { from: addDays(today, -RECENT.back), to: addDays(today, RECENT.ahead) }
      const rows = (await bookingsOf(db, vault, clue, span)).filter((row) => maySee(staff, row)).slice(0, MOST + 1)
      // Who looked whose bookings up, but not by which words.
      if (rows.length > 0)
        await database.transaction((tx) => audit(tx, now(), staff, 'booking.find', rows.map(({ id }) => id).join(' ')))
      return rows.map((row) => {
        const { name, beneficiary, phone } = openVisit(vault, row)
        return {
          id: row.id,
          title: `${beneficiary ?? name} ${row.number}`,
          detail: `${row.date} ${row.start} ${TOPIC_NAMES[row.topic]}，${BOOKING_STATUS_NAMES[row.status]}，${maskPhone(phone)}`,
          where: row.date,
        }
      })
    },
    async mediation(text, staff) {
      const rows = [...(await listMediations(db, staff, true)), ...(await listMediations(db, staff, false))]
      const digits = /^\d{4,11}$/.test(text) ? text : undefined
      const found = rows
        .filter((row) => {
          if (row.number === text || MEDIATION_KINDS[row.kind].name.includes(text)) return true
          if (row.erased === 1) return false
          const { name = '', phone = '' } = openMatter(vault, row)
          return name.includes(text) || (digits !== undefined && phone.endsWith(digits))
        })
        .slice(0, MOST + 1)
      if (found.length > 0)
        await database.transaction((tx) =>
          audit(tx, now(), staff, 'mediation.find', found.map(({ id }) => id).join(' ')),
        )
      return found.map((row) => ({
        id: row.id,
        title: `${row.number} ${MEDIATION_KINDS[row.kind].name}`,
        detail: `${dateInWords(row.accepted_on)}受理，${MEDIATION_STATUSES[row.status]}`,
      }))
    },
    async question(text) {
      return (await questionsWith(db, text, MOST + 1)).map((row) => {
        const status = v.parse(QuestionStatusSchema, row.status)
        const detail = `${dateInWords(row.asked_on)}提问，${QUESTION_STATUSES[status]}`
        return { id: row.id, title: row.text, detail, where: status }
      })
    },
    async event(text) {
      return (await listEvents(db, '0001-01-01', '9999-12-31'))
        .filter(({ title, place, partners, note }) => [title, place, note, ...partners].join('\n').includes(text))
        .map(({ id, title, kind, date, place }) => ({
          id,
          title,
          detail: `${date} ${EVENT_KINDS[kind]}，${place}`,
          where: date.slice(0, 4),
        }))
    },
    async lesson(text, staff) {
      const titles = await lessons.list(staff)
      return titles
        .filter(({ title, summary }) => `${title}\n${summary}`.includes(text))
        .map(({ id, title, summary, status }) => ({
          id,
          title,
          detail: `${LESSON_STATUS_NAMES[status]}，${summary}`,
        }))
    },
    async survey(text) {
      return (await newestVersions(db))
        .filter(({ definition }) => definition.title.includes(text))
        .map(({ id, definition }) => ({
          id,
          title: definition.title,
          detail: `${definition.opens} 至 ${definition.closes}`,
        }))
    },
    async contact(text) {
      const { contacts, office, villageName } = await book.current()
      return [office, ...contacts]
        .map((contact) => ({
          ...contact,
          village: contact.villageId === undefined ? '' : villageName(contact.villageId),
          job: CONTACT_KINDS[contact.kind],
        }))
        .filter(({ name, village, job, purpose, phone }) =>
          [name, village, job, purpose, phone].join('\n').includes(text),
        )
        .map(({ id, name, village, job, phone }) => ({
          id,
          title: name,
          detail: [village, job, phone ?? '电话还没填'].filter(Boolean).join('，'),
        }))
    },
    async guide(text) {
      return content.guides
        .filter((guide) => guideText(guide).includes(text))
        .map(({ id, title, summary }) => ({ id, title, detail: summary }))
    },
    async article(text) {
      const hits: FindHit[] = []
      for (const statute of content.statutes.all)
        for (const article of statute.articles) {
          if (hits.length > MOST) return hits
          const title = `${shortTitle(statute.title)} ${article.label}`
          const words = article.paragraphs.join('')
          if (!title.replace(/\s/g, '').includes(text.replace(/\s/g, '')) && !words.includes(text)) continue
          hits.push({ id: article.label, title, detail: excerpt(words, text), where: statute.title })
        }
      return hits
    },
  }

  return async (text: string, staff: StaffSession): Promise<FindReply> => {
    const reply: FindReply = []
    for (const [kind, find] of Object.entries(finders) as [FindKind, (typeof finders)[FindKind]][]) {
      if (!mayCall(staff.role, NEEDS[kind])) continue
      const hits = await find(text, staff)
      if (hits.length > 0) reply.push({ kind, hits: hits.slice(0, MOST), more: hits.length > MOST })
    }
    return reply
  }
}

const AROUND = 24

/** Where a text stands in a longer one, with some of what is around it. */
function excerpt(words: string, text: string): string {
  const at = Math.max(0, words.indexOf(text) - AROUND)
  return `${at > 0 ? '…' : ''}${words.slice(at, at + 3 * AROUND)}${words.length > at + 3 * AROUND ? '…' : ''}`
}
