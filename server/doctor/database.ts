import { readCatalog } from '../db/catalog'
import type { Database } from '../db/database'
import { appliedMigrations, pendingMigrations } from '../db/migrate'
import { type Finding, fail, ok, warn } from './finding'

const TOPIC = '数据库'
/** The column that holds the secret of a staff member's second step of signing in. */
const SECOND_STEP = 'totp_sealed'

/** Whether the database answers, has this program's schema, and has somebody to sign in at the desk. */
export async function checkDatabase(database: Database): Promise<Finding[]> {
  try {
    if ((await appliedMigrations(database.engine, database.query)).length === 0)
      return [warn(TOPIC, '还是空的', '第一次启动服务时会自动建表。')]
    const pending = await pendingMigrations(database)
    if (pending.length > 0)
      return [
        warn(TOPIC, `还有 ${pending.length} 步升级没做`, '先备份（npm run backup），再重启服务，启动时自动升级。'),
      ]
    return [ok(TOPIC, `${database.engine}，能连上，是最新的`), ...(await checkStaff(database))]
  } catch (error) {
    const kind = error instanceof Error && 'code' in error ? String(error.code) : '未知原因'
    return [fail(TOPIC, `连不上（${kind}）`, '检查数据库是否在运行，DATABASE_URL 的主机、用户、密码对不对。')]
  }
}

/**
 * Whether the way to a PostgreSQL on another machine can be listened to. A name without a dot is a container of the same
 * compose file.
 */
export function checkWay(databaseUrl: string | undefined): Finding[] {
  if (!databaseUrl || !URL.canParse(databaseUrl)) return []
  const { hostname, searchParams } = new URL(databaseUrl)
  const elsewhere = hostname.includes('.')
    ? !hostname.startsWith('127.')
    : hostname.includes(':') && hostname !== '[::1]'
  if (!elsewhere || searchParams.get('sslmode') === 'verify-full') return []
  return [
    warn(
      TOPIC,
      `在另一台机器（${hostname}）上，路上没有加密，或者没有核对对方是谁`,
      '给 PostgreSQL 装上证书，在 DATABASE_URL 末尾加 ?sslmode=verify-full，再重启服务。',
    ),
  ]
}

async function checkStaff({ engine, query }: Database): Promise<Finding[]> {
  const active = await query.selectFrom('staff').selectAll().where('active', '=', 1).execute()
  if (!active.some(({ role }) => role === 'admin'))
    return [fail('工作台', '没有管理员账号', '运行 npm run staff -- 账号 姓名 admin。')]
  const columns = (await readCatalog(engine, query)).find(({ name }) => name === 'staff')?.columns ?? []
  const hasSecondStep = columns.some(({ name }) => name === SECOND_STEP)
  const without = active.filter((staff) => !(staff as unknown as Record<string, unknown>)[SECOND_STEP])
  return [
    ok('工作台', `在用的账号 ${active.length} 个`),
    ...(hasSecondStep && without.length > 0
      ? [
          warn(
            '工作台',
            `${without.length} 个账号没有打开两步验证`,
            '请他们登录后在“我的账号”里打开，口令泄露了别人也进不来。',
          ),
        ]
      : []),
  ]
}
