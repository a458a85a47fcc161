import type { Village } from '@domain/directory'
import { toInstant } from '@domain/time'
import type { ResidentSession } from '../auth/session'
import type { DirectoryBook } from '../directory/book'
import type { Parts } from '../parts'

/** What surveys need to know of other features; each can be handed in where the server is put together. */
export interface SurveyPorts {
  /**
   * The class session of this code, and whether a survey may be filled in with it now; undefined where no class has the
   * code. It must tell nothing about the student: the session's id is all that is stored with the answers.
   */
  classSession(code: string): Promise<{ sessionId: string; open: boolean } | undefined>
  /** Whether the resident's own booking is a consultation that has taken place. */
  consulted(resident: ResidentSession, bookingId: string): Promise<boolean>
  /** The villages as they are named now. */
  villages(): Promise<readonly Village[]>
}

/** Text a database can look for: ids and codes are short and have no control characters. */
const isKey = (text: string): boolean => /^[\w:-]{1,80}$/.test(text)

/** The town's own class sessions, bookings and directory. */
export const surveyPorts = (
  { database, now }: Pick<Parts, 'database' | 'now'>,
  directory: DirectoryBook,
): SurveyPorts => ({
  villages: async () => (await directory.current()).villages,
  async classSession(code) {
    if (!isKey(code)) return undefined
    const row = await database.query
      .selectFrom('class_session')
      .select(['id', 'expires_at'])
      .where('code', '=', code)
      .executeTakeFirst()
    return row && { sessionId: row.id, open: row.expires_at > toInstant(now()) }
  },
  async consulted(resident, bookingId) {
    if (!isKey(bookingId)) return false
    const row = await database.query
      .selectFrom('booking')
      .select('id')
      .where('id', '=', bookingId)
      .where('resident_id', '=', resident.residentId)
      .where('status', '=', 'done')
      .executeTakeFirst()
    return row !== undefined
  },
})
