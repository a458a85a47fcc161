import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import {
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  PostgresDialect,
  SqliteDialect,
  SqliteDriver,
  type Transaction,
} from 'kysely'
import pg from 'pg'
import Cursor from 'pg-cursor'
import { Failure } from '../http/failure'
import type { Tables } from './tables'

export type Engine = 'sqlite' | 'postgresql'
export type Tx = Transaction<Tables>
/** A store function takes either: the pool, or the transaction it is part of. */
export type Queryable = Kysely<Tables>

/** The database: SQLite in a file by default, PostgreSQL by URL. All differences between the two stand in this file. */
export interface Database {
  engine: Engine
  query: Queryable
  /**
   * Runs `work` in one transaction and again (at most five times) when the store asks for it: a deadlock or
   * serialization failure. Throws `Failure('busy')` when the store stays busy. `work` must have no effects outside `tx`.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** Takes SQLite's write lock at the start, so that two processes never deadlock by upgrading a read lock. */
class ImmediateSqliteDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }
}

class ImmediateSqliteDialect extends SqliteDialect {
  readonly #database: SqliteDatabase.Database
  constructor(database: SqliteDatabase.Database) {
    super({ database })
    this.#database = database
  }
  override createDriver(): SqliteDriver {
    return new ImmediateSqliteDriver({ database: this.#database })
  }
}

const RETRYABLE_PG = new Set(['40001', '40P01'])
const BUSY_PG = new Set(['53300', '57P03', '55P03', '57014', '57P01', 'ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT'])
const ATTEMPTS = 5

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''

/** Whether the store refused for now (locked, out of connections, restarting, unreachable), so that a retry may succeed. */
export function isBusy(error: unknown): boolean {
  const code = codeOf(error)
  if (code.startsWith('SQLITE_BUSY') || BUSY_PG.has(code) || RETRYABLE_PG.has(code)) return true
  return error instanceof Error && /timeout exceeded when trying to connect|Connection terminated/.test(error.message)
}

/** Whether an insert or update failed on a unique index; `name` narrows it to one index, on both engines. */
export function isUniqueViolation(error: unknown, name?: string): boolean {
  const code = codeOf(error)
  if (code !== '23505' && code !== 'SQLITE_CONSTRAINT_UNIQUE' && code !== 'SQLITE_CONSTRAINT_PRIMARYKEY') return false
  if (name === undefined) return true
  return code === '23505'
    ? (error as { constraint?: string }).constraint === name
    : (error as Error).message.includes(name)
}

/** Opens a SQLite file (`:memory:` for one that lives in this process only), durable at each commit. */
export function openSqlite(file: string): Database {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const sqlite = new SqliteDatabase(file)
  sqlite.pragma('journal_mode = WAL')
  sqlite.pragma('synchronous = FULL')
  sqlite.pragma('foreign_keys = ON')
  sqlite.pragma('busy_timeout = 5000')
  return wrap('sqlite', new Kysely<Tables>({ dialect: new ImmediateSqliteDialect(sqlite) }))
}

/**
 * Opens an existing SQLite file to read all of it while a server goes on writing. Throws where there is none. Whole
 * numbers come as `bigint`, so that none is rounded.
 */
export function openSqliteForReading(file: string): Database {
  const sqlite = new SqliteDatabase(file, { readonly: true, fileMustExist: true })
  sqlite.defaultSafeIntegers(true)
  return wrap('sqlite', new Kysely<Tables>({ dialect: new SqliteDialect({ database: sqlite }) }))
}

/** Like `openSqliteForReading`, but nobody else may use the file meanwhile: throws SQLITE_BUSY where a server has it open. */
export function openSqliteAlone(file: string): Database {
  const sqlite = new SqliteDatabase(file, { fileMustExist: true, timeout: 500 })
  sqlite.defaultSafeIntegers(true)
  sqlite.pragma('locking_mode = EXCLUSIVE')
  sqlite.exec('begin immediate; rollback')
  return wrap('sqlite', new Kysely<Tables>({ dialect: new SqliteDialect({ database: sqlite }) }))
}

/** Connects to PostgreSQL. `max` connections suit two cores; queries that hang are ended after 15 seconds. */
export function openPostgres(url: string, max = 10): Database {
  const pool = new pg.Pool({ connectionString: url, max, connectionTimeoutMillis: 10_000, statement_timeout: 15_000 })
  // An idle connection that breaks is replaced at next use; without a listener it would end the process.
  pool.on('error', () => {})
  return wrap('postgresql', new Kysely<Tables>({ dialect: new PostgresDialect({ pool, cursor: Cursor }) }))
}

function wrap(engine: Engine, query: Queryable): Database {
  return {
    engine,
    query,
    close: () => query.destroy(),
    async transaction(work) {
      for (let attempt = 1; ; attempt++) {
        try {
          return await query.transaction().execute(work)
        } catch (error) {
          if (!isBusy(error)) throw error
          if (!RETRYABLE_PG.has(codeOf(error)) || attempt === ATTEMPTS) throw new Failure('busy')
          await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * attempt))
        }
      }
    },
  }
}
