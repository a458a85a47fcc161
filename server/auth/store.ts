import type { Instant } from '@domain/time'
import type { Insertable } from 'kysely'
import type { Queryable } from '../db/database'
import type { ResidentRow, SessionRow, StaffRow } from '../db/tables'

/** Adds a session; the caller has hashed its token. */
export const addSession = (db: Queryable, row: Insertable<SessionRow>) => db.insertInto('session').values(row).execute()

/** Ends the session of a token's hash, if there is one. */
export const endSession = (db: Queryable, tokenHash: string) =>
  db.deleteFrom('session').where('token_hash', '=', tokenHash).execute()

/** Removes sessions that have expired. */
export const dropExpiredSessions = (db: Queryable, now: string) =>
  db.deleteFrom('session').where('expires_at', '<=', now).execute()

/** The resident of a living session. */
export const residentOfSession = (db: Queryable, tokenHash: string, now: string) =>
  db
    .selectFrom('session')
    .innerJoin('resident', 'resident.id', 'session.resident_id')
    .select(['resident.id', 'resident.guest'])
    .where('session.token_hash', '=', tokenHash)
    .where('session.expires_at', '>', now)
    .executeTakeFirst()

/** Sessions of staff that neither ended nor lay idle since `idleSince`. */
const livingDeskSessions = (db: Queryable, now: Instant, idleSince: Instant) =>
  db
    .selectFrom('session')
    .innerJoin('staff', 'staff.id', 'session.staff_id')
    .where('session.expires_at', '>', now)
    .where((row) => row(row.fn.coalesce('session.seen_at', 'session.created_at'), '>', idleSince))

/** The staff member of a living session with what the session knows, as long as the account is active. */
export const staffOfSession = (db: Queryable, tokenHash: string, now: Instant, idleSince: Instant) =>
  livingDeskSessions(db, now, idleSince)
    .selectAll('staff')
    .select(['session.seen_at', 'session.proved_at'])
    .where('session.token_hash', '=', tokenHash)
    .where('staff.active', '=', 1)
    .executeTakeFirst()

/** A staff member's living sessions, the one used last first. */
export const deskSessionsOf = (db: Queryable, staffId: string, now: Instant, idleSince: Instant) =>
  livingDeskSessions(db, now, idleSince)
    .selectAll('session')
    .where('session.staff_id', '=', staffId)
    .orderBy('session.seen_at', 'desc')
    .orderBy('session.created_at', 'desc')
    .execute()

/** How many living sessions each staff member has; who has none is missing. */
export async function countDeskSessions(db: Queryable, now: Instant, idleSince: Instant): Promise<Map<string, number>> {
  const rows = await livingDeskSessions(db, now, idleSince)
    .select(['staff.id', (row) => row.fn.countAll().as('n')])
    .groupBy('staff.id')
    .execute()
  return new Map(rows.map(({ id, n }) => [id, Number(n)]))
}

/** Writes down that a session was used or its owner proved who they are. */
export const touchSession = (
  db: Queryable,
  tokenHash: string,
  change: Partial<Pick<SessionRow, 'seen_at' | 'proved_at'>>,
) => db.updateTable('session').set(change).where('token_hash', '=', tokenHash).execute()

/** Ends a staff member's sessions: the one with an id, or all but the one that is kept, or all. Returns how many. */
export async function endDeskSessions(
  db: Queryable,
  staffId: string,
  which: { only?: string; keep?: string | undefined } = {},
): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('session')
    .where('staff_id', '=', staffId)
    .$if(which.only !== undefined, (query) => query.where('token_hash', '=', which.only as string))
    .$if(which.keep !== undefined, (query) => query.where('token_hash', '!=', which.keep as string))
    .executeTakeFirst()
  return Number(numDeletedRows)
}

/** The resident with an identity, made now if there is none; the same one however many requests race to make it. */
export async function findOrAddResident(db: Queryable, row: ResidentRow): Promise<ResidentRow> {
  await db
    .insertInto('resident')
    .values(row)
    .onConflict((conflict) => conflict.column('identity_hash').doNothing())
    .execute()
  return db.selectFrom('resident').selectAll().where('identity_hash', '=', row.identity_hash).executeTakeFirstOrThrow()
}

export const residentById = (db: Queryable, id: string): Promise<ResidentRow> =>
  db.selectFrom('resident').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

export const updateResident = (
  db: Queryable,
  id: string,
  change: Partial<Pick<ResidentRow, 'audience' | 'village_id'>>,
) => db.updateTable('resident').set(change).where('id', '=', id).execute()

export const staffByAccount = (db: Queryable, account: string): Promise<StaffRow | undefined> =>
  db.selectFrom('staff').selectAll().where('account', '=', account).executeTakeFirst()
