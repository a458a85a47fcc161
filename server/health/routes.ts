import { sql } from 'kysely'
import { version } from '../../package.json'
import { pendingMigrations } from '../db/migrate'
import { faultOf } from '../http/app-errors'
import type { Handlers } from '../http/contract'
import { Failure } from '../http/failure'
import type { Parts } from '../parts'

/** For whatever watches the process: whether it lives, and whether requests may be sent to it. */
export const healthRoutes = (parts: Parts): Pick<Handlers, 'health' | 'healthLive' | 'healthReady'> => ({
  health: async () => {
    await sql`select 1`.execute(parts.database.query)
    return { status: 'ok', version, database: parts.database.engine }
  },
  healthLive: () => ({ status: 'ok' }),
  async healthReady() {
    const missing = await whatIsMissing(parts)
    if (missing) throw new Failure('not-ready', { message: missing })
    return { status: 'ok' }
  },
})

/** Why the process can't serve yet, as a sentence for whoever runs it. */
async function whatIsMissing({ database, content, log }: Parts): Promise<string | undefined> {
  if (content.lessonFiles.size === 0) return '没有普法内容：请检查 CONTENT_DIR。'
  try {
    const pending = await pendingMigrations(database)
    return pending.length > 0 ? `数据库还没有升级（${pending.join('、')}）：请重启服务。` : undefined
  } catch (error) {
    log.error({ fault: faultOf(error) }, 'database not reached')
    return '连不上数据库：请检查数据库是否在运行、地址对不对。'
  }
}
