import { type Kysely, SqliteAdapter, sql } from 'kysely'
import { entryHash, NOTHING_BEFORE } from '../../staff/audit-chain'

interface Entry {
  seq: number
  at: string
  staff_id: string
  action: string
  subject: string
  address: string
  device: string
  hash: string
}
interface Head {
  id: number
  seq: number
  hash: string
  pruned_seq: number
  pruned_hash: string
}
type Tables = {
  audit: Omit<Entry, 'seq' | 'address' | 'device' | 'hash'> & { id: string }
  chained: Entry
  audit_head: Head
}

/** The audit log becomes a chain: numbered entries, each with the hash of the one before, that cannot be changed. */
export async function up(database: Kysely<unknown>): Promise<void> {
  const db = database as Kysely<Tables>
  await db.schema
    .createTable('chained')
    .addColumn('seq', 'integer', (c) => c.primaryKey())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('staff_id', 'text', (c) => c.notNull())
    .addColumn('action', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('address', 'text', (c) => c.notNull())
    .addColumn('device', 'text', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .execute()
  // One row: the last entry, which is also the lock of new ones; and up to which entry old ones were cleared.
  await db.schema
    .createTable('audit_head')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .addColumn('pruned_seq', 'integer', (c) => c.notNull())
    .addColumn('pruned_hash', 'text', (c) => c.notNull())
    .execute()
  const last = await chainOldEntries(db)
  await db
    .insertInto('audit_head')
    .values({ id: 1, ...last, pruned_seq: 0, pruned_hash: NOTHING_BEFORE })
    .execute()
  await db.schema.dropTable('audit').execute()
  await db.schema.alterTable('chained').renameTo('audit').execute()
  for (const [name, columns] of [
    ['audit_when', ['at']],
    ['audit_who', ['staff_id', 'seq']],
    ['audit_what', ['action', 'seq']],
  ] as const)
    await db.schema
      .createIndex(name)
      .on('audit')
      .columns([...columns])
      .execute()
  await (db.getExecutor().adapter instanceof SqliteAdapter ? guardSqlite(db) : guardPostgres(db))
}

async function chainOldEntries(db: Kysely<Tables>): Promise<Pick<Head, 'seq' | 'hash'>> {
  let [seq, hash] = [0, NOTHING_BEFORE]
  for (const { at, staff_id, action, subject } of await db
    .selectFrom('audit')
    .selectAll()
    .orderBy('at')
    .orderBy('id')
    .execute()) {
    const entry = { seq: ++seq, at, staff_id, action, subject, address: '', device: '' }
    hash = entryHash(hash, entry)
    await db
      .insertInto('chained')
      .values({ ...entry, hash })
      .execute()
  }
  return { seq, hash }
}

async function guardSqlite(db: Kysely<Tables>): Promise<void> {
  await sql`create trigger audit_unchanged before update on audit begin
    select raise(abort, 'entries of the audit log are never changed'); end`.execute(db)
  await sql`create trigger audit_kept before delete on audit
    when old.seq > coalesce((select pruned_seq from audit_head where id = 1), 0) begin
    select raise(abort, 'entries of the audit log are cleared by their age only'); end`.execute(db)
}

async function guardPostgres(db: Kysely<Tables>): Promise<void> {
  await sql`create or replace function refuse_audit_change() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' then
        if old.seq <= coalesce((select pruned_seq from audit_head where id = 1), 0) then return old; end if;
        raise exception 'entries of the audit log are cleared by their age only';
      end if;
      raise exception 'entries of the audit log are never changed';
    end $$`.execute(db)
  await sql`create trigger audit_kept before update or delete on audit
    for each row execute function refuse_audit_change()`.execute(db)
  await sql`create trigger audit_not_emptied before truncate on audit
    for each statement execute function refuse_audit_change()`.execute(db)
}
