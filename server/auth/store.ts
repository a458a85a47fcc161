import type { Queryable } from '../db/database'
import type { ResidentRow, SessionRow, StaffRow } from '../db/tables'

/** Adds a session; the caller has hashed its token. */
export const addSession = (db: Queryable, row: SessionRow) => db.insertInto('session').values(row).execute()

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

/** The staff member of a living session, as long as the account is active. */
export const staffOfSession = (db: Queryable, tokenHash: string, now: string) =>
  db
    .selectFrom('session')
    .innerJoin('staff', 'staff.id', 'session.staff_id')
    .selectAll('staff')
    .where('session.token_hash', '=', tokenHash)
    .where('session.expires_at', '>', now)
    .where('staff.active', '=', 1)
    .executeTakeFirst()

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
