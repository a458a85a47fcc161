import { sql } from 'kysely'
import { version } from '../../package.json'
import type { Handlers } from '../http/contract'
import type { Parts } from '../parts'

/** Answers only when the database does: a process that lost it is not healthy. */
export const healthRoutes = ({ database }: Parts): Pick<Handlers, 'health'> => ({
  health: async () => {
    await sql`select 1`.execute(database.query)
    return { status: 'ok', version, database: database.engine }
  },
})
