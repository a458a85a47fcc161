import type { Instant } from '@domain/time'
import type { Insertable } from 'kysely'
import type { Queryable } from '../db/database'
import type { StaffLinkRow, StaffRow } from '../db/tables'

export const staffById = (db: Queryable, id: string): Promise<StaffRow> =>
  db.selectFrom('staff').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

/** An account without a password or second factor, which a one-time link opens. */
export const NEW_ACCOUNT = {
  password_hash: '',
  active: 1,
  totp_sealed: null,
  totp_pending_sealed: null,
  totp_step: null,
} as const

export const addStaff = (db: Queryable, row: Insertable<StaffRow>) => db.insertInto('staff').values(row).execute()

export const setPassword = (db: Queryable, id: string, passwordHash: string) =>
  db.updateTable('staff').set({ password_hash: passwordHash }).where('id', '=', id).execute()

export const countStaff = async (db: Queryable): Promise<number> =>
  Number(
    (
      await db
        .selectFrom('staff')
        .select((e) => e.fn.countAll().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  )

export const findStaff = (db: Queryable, id: string): Promise<StaffRow | undefined> =>
  db.selectFrom('staff').selectAll().where('id', '=', id).executeTakeFirst()

export const updateStaff = (db: Queryable, id: string, change: Partial<Omit<StaffRow, 'id' | 'account'>>) =>
  db.updateTable('staff').set(change).where('id', '=', id).execute()

/** Every account, those in use first. */
export const allStaff = (db: Queryable): Promise<StaffRow[]> =>
  db.selectFrom('staff').selectAll().orderBy('active', 'desc').orderBy('role').orderBy('account').execute()

/** Makes whoever else changes administrators wait for this transaction. */
export const lockAdmins = (tx: Queryable) =>
  tx
    .updateTable('staff')
    .set((row) => ({ active: row.ref('active') }))
    .where('role', '=', 'admin')
    .execute()

/** Whether there is an administrator who can sign in. */
export const hasAdmin = async (db: Queryable): Promise<boolean> =>
  (await db
    .selectFrom('staff')
    .select('id')
    .where('role', '=', 'admin')
    .where('active', '=', 1)
    .where('password_hash', '!=', '')
    .limit(1)
    .executeTakeFirst()) !== undefined

/** Puts an account's link in the place of any older one. */
export const putLink = (db: Queryable, { staff_id, ...link }: StaffLinkRow) =>
  db
    .insertInto('staff_link')
    .values({ staff_id, ...link })
    .onConflict((conflict) => conflict.column('staff_id').doUpdateSet(link))
    .execute()

export const allLinks = (db: Queryable, now: Instant): Promise<StaffLinkRow[]> =>
  db.selectFrom('staff_link').selectAll().where('expires_at', '>', now).execute()

export const dropLink = (db: Queryable, staffId: string) =>
  db.deleteFrom('staff_link').where('staff_id', '=', staffId).execute()

/** Removes links nobody used in time. */
export const dropExpiredLinks = (db: Queryable, now: Instant) =>
  db.deleteFrom('staff_link').where('expires_at', '<=', now).execute()

/** The account of a link that still holds. */
export const staffOfLink = (db: Queryable, tokenHash: string, now: Instant): Promise<StaffRow | undefined> =>
  db
    .selectFrom('staff_link')
    .innerJoin('staff', 'staff.id', 'staff_link.staff_id')
    .selectAll('staff')
    .where('staff_link.token_hash', '=', tokenHash)
    .where('staff_link.expires_at', '>', now)
    .where('staff.active', '=', 1)
    .executeTakeFirst()

/** Uses a link up; false when somebody did before or it is too old. */
export const spendLink = async (tx: Queryable, tokenHash: string, now: Instant): Promise<boolean> =>
  (
    await tx
      .deleteFrom('staff_link')
      .where('token_hash', '=', tokenHash)
      .where('expires_at', '>', now)
      .executeTakeFirst()
  ).numDeletedRows === 1n

/** Uses up a time step of somebody's one-time codes; false when this one or a later one was used before. */
export const spendStep = async (db: Queryable, id: string, step: number): Promise<boolean> =>
  (
    await db
      .updateTable('staff')
      .set({ totp_step: step })
      .where('id', '=', id)
      .where((row) => row.or([row('totp_step', 'is', null), row('totp_step', '<', step)]))
      .executeTakeFirst()
  ).numUpdatedRows === 1n

/** Puts recovery codes in the place of all old ones. */
export async function putRecoveryCodes(tx: Queryable, staffId: string, hashes: readonly string[]): Promise<void> {
  await tx.deleteFrom('recovery_code').where('staff_id', '=', staffId).execute()
  if (hashes.length > 0)
    await tx
      .insertInto('recovery_code')
      .values(hashes.map((code_hash) => ({ staff_id: staffId, code_hash })))
      .execute()
}

/** Uses a recovery code up; false when it is none of the account's, or no longer. */
export const spendRecoveryCode = async (db: Queryable, staffId: string, hash: string): Promise<boolean> =>
  (
    await db
      .deleteFrom('recovery_code')
      .where('staff_id', '=', staffId)
      .where('code_hash', '=', hash)
      .executeTakeFirst()
  ).numDeletedRows === 1n

export const countRecoveryCodes = async (db: Queryable, staffId: string): Promise<number> =>
  (await db.selectFrom('recovery_code').select('code_hash').where('staff_id', '=', staffId).execute()).length
