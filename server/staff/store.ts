import type { Queryable } from '../db/database'
import type { StaffRow } from '../db/tables'

export const staffById = (db: Queryable, id: string): Promise<StaffRow> =>
  db.selectFrom('staff').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

export const addStaff = (db: Queryable, row: StaffRow) => db.insertInto('staff').values(row).execute()

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
