import type { Queryable, Tx } from '../db/database'
import type { DirectoryChangeRow, DirectoryEntryRow } from '../db/tables'

export const directoryVersion = async (db: Queryable): Promise<number> =>
  (await db.selectFrom('directory_version').select('version').executeTakeFirstOrThrow()).version

/** Makes the next version and holds the directory's lock until the transaction ends: changes happen one after the other. */
export const nextVersion = async (tx: Tx): Promise<number> =>
  (
    await tx
      .updateTable('directory_version')
      .set((e) => ({ version: e('version', '+', 1) }))
      .where('id', '=', 1)
      .returning('version')
      .executeTakeFirstOrThrow()
  ).version

export const entriesOf = (db: Queryable): Promise<DirectoryEntryRow[]> =>
  db.selectFrom('directory_entry').selectAll().orderBy('kind').orderBy('id').execute()

export const putEntry = (tx: Tx, row: DirectoryEntryRow) =>
  tx
    .insertInto('directory_entry')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['kind', 'id']).doUpdateSet({ value: row.value, revision: row.revision }),
    )
    .execute()

export const addChange = (tx: Tx, row: DirectoryChangeRow) => tx.insertInto('directory_change').values(row).execute()

/** The latest changes with who made them, newest first. */
export const listChanges = (db: Queryable, limit: number): Promise<(DirectoryChangeRow & { who: string | null })[]> =>
  db
    .selectFrom('directory_change')
    .leftJoin('staff', 'staff.id', 'directory_change.staff_id')
    .selectAll('directory_change')
    .select('staff.name as who')
    .orderBy('seq', 'desc')
    .orderBy('directory_change.id')
    .limit(limit)
    .execute()
