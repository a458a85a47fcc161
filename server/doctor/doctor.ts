import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { localDate } from '@domain/time'
import type { Config } from '../config'
import { loadTown } from '../content/content'
import { openPostgres, openSqliteForReading } from '../db/database'
import { sqliteFile } from '../db/open'
import { checkBackups } from './backups'
import { checkDatabase, checkWay } from './database'
import { type Finding, fail, ok, warn } from './finding'
import { checkClock, checkDisk, checkProcess, newestIn } from './machine'
import { checkSecrets } from './secrets'
import { checkTown } from './town'
import { askWeChat, checkMiniProgram } from './wechat'
import { checkHolidays } from './year'

const textOf = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : undefined)

/**
 * Looks at everything a town needs before it goes live, and changes nothing but making the data folder. `root` is where
 * the program is installed.
 */
export async function examine(config: Config, root: string, now: Date): Promise<Finding[]> {
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
  const wechat = await askWeChat(config)
  const project = textOf(join(root, 'project.config.json'))
  const env = join(root, '.env')
  return [
    ...checkSecrets({
      dataKeys: config.dataKeys,
      hashKey: config.hashKey,
      trialSecrets: textOf(join(config.dataDir, 'secrets.env')),
      envFile: existsSync(env) ? env : undefined,
    }),
    ...checkMiniProgram(config, project && (JSON.parse(project) as { appid?: string }).appid),
    ...wechat.findings,
    checkSecondFactor(config),
    ...checkProcess({ uid: process.getuid?.(), publicUrl: config.publicUrl, trustedProxies: config.trustedProxies }),
    checkClock(now, wechat.date, newestIn(root)),
    checkDisk(config.dataDir),
    ...checkWay(config.databaseUrl),
    ...(await databaseFindings(config)),
    ...backupFindings(config, now),
    checkHolidays(localDate(now)),
    ...townFindings(config),
    checkPages(config.distDir),
  ]
}

function checkSecondFactor({ mode, secondFactor }: Config): Finding {
  const topic = '动态码'
  if (secondFactor === 'required') return ok(topic, '管理员和司法所登录都要')
  if (mode === 'trial') return ok(topic, '试用，由各人自己开')
  return warn(
    topic,
    '正式运行，却由各人自己开（SECOND_FACTOR=optional）',
    '从 .env 里去掉这一行，再重启服务。管理员和司法所看得到全镇群众的资料，只有密码不够稳妥；还没开的，下次点什么都会先带他们开。',
  )
}

async function databaseFindings(config: Config): Promise<Finding[]> {
  const file = sqliteFile(config)
  if (!config.databaseUrl && !existsSync(file)) return [warn('数据库', '还没有', '第一次启动服务时会自动建好。')]
  const database = config.databaseUrl ? openPostgres(config.databaseUrl) : openSqliteForReading(file)
  try {
    return await checkDatabase(database)
  } finally {
    await database.close()
  }
}

function backupFindings({ backupDir, dataDir, databaseUrl }: Config, now: Date): Finding[] {
  const sameDisk = !databaseUrl && existsSync(backupDir) && statSync(backupDir).dev === statSync(dataDir).dev
  return checkBackups({ backupDir, sameDisk, now })
}

function townFindings({ contentDir }: Config): Finding[] {
  try {
    return checkTown(loadTown(contentDir))
  } catch (error) {
    return [
      fail('本镇的事实', error instanceof Error ? error.message : String(error), '改好后运行 npm run check:content。'),
    ]
  }
}

function checkPages(distDir: string): Finding {
  const missing = ['h5', 'desk'].filter((name) => !existsSync(join(distDir, name, 'index.html')))
  return missing.length === 0
    ? ok('网页', '居民网页和工作台都构建好了')
    : warn('网页', `还没有构建 ${missing.join('、')}`, '运行 npm run build。')
}
