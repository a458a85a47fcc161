import { join, resolve } from 'node:path'
import type { Template } from '@domain/messages'
import * as v from 'valibot'
import { OperatorError } from './operator-error'

/** The environment names something the server cannot work with; `message` is a sentence for whoever starts it. */
export class ConfigError extends OperatorError {}

const flag = v.pipe(
  v.picklist(['on', 'off'], '只能写 on 或 off'),
  v.transform((value) => value === 'on'),
)

const secret = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9+/_=-]{43,}$/, '要用 32 字节随机数的 base64（openssl rand -base64 32）'),
)

const EnvironmentSchema = v.object({
  PORT: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,5}$/, '要写端口号，例如 3000'),
      v.transform(Number),
      v.maxValue(65535, '端口号不能大于 65535'),
    ),
    '3000',
  ),
  /** The address of this machine to listen at, 127.0.0.1 behind a proxy of its own; absent means every one. */
  HOST: v.optional(v.pipe(v.string(), v.regex(/^[\w.:-]+$/, '要写本机的一个地址，例如 127.0.0.1'))),
  /** PostgreSQL; absent means SQLite in DATA_DIR. */
  DATABASE_URL: v.optional(
    v.pipe(v.string(), v.regex(/^postgres(ql)?:\/\/\S+$/, '要写成 postgresql://用户:密码@主机:端口/库名')),
  ),
  DATA_DIR: v.optional(v.pipe(v.string(), v.minLength(1, '不能为空')), '.data'),
  /** `trial` for looking around (npm start), `production` for a real town (npm run serve). */
  MODE: v.optional(v.picklist(['trial', 'production'], '只能写 trial 或 production'), 'production'),
  GUESTS: v.optional(flag),
  /** Public address residents reach the server at, for links and cookies. */
  PUBLIC_URL: v.optional(v.pipe(v.string(), v.regex(/^https?:\/\/[^\s/]+$/, '要写成 https://域名，末尾不带斜杠'))),
  /** How many proxies stand in front; their X-Forwarded-For is believed only when this is above 0. */
  TRUSTED_PROXIES: v.optional(v.pipe(v.string(), v.regex(/^\d$/, '要写 0 到 9'), v.transform(Number)), '0'),
  /** Keys that seal personal data, newest first: `id:base64`, comma separated. */
  DATA_KEYS: v.optional(
    v.pipe(v.string(), v.regex(/^[a-z0-9]+:[^,\s]{43,}(,[a-z0-9]+:[^,\s]{43,})*$/, '要写成 编号:密钥，多把用逗号隔开')),
  ),
  /** Key of the hashes that find a person without naming them. Changing it forgets who answered and booked. */
  HASH_KEY: v.optional(secret),
  WECHAT_APPID: v.optional(v.pipe(v.string(), v.regex(/^wx[0-9a-f]{16}$/, '要写小程序的 AppID，wx 开头 18 位'))),
  WECHAT_SECRET: v.optional(v.pipe(v.string(), v.minLength(16, '小程序密钥不对'))),
  WECHAT_API: v.optional(v.pipe(v.string(), v.url('要写网址')), 'https://api.weixin.qq.com'),
  /** What the town itself writes (town.yaml, lessons, statutes …), and where the built web programs are. */
  CONTENT_DIR: v.optional(v.pipe(v.string(), v.minLength(1, '不能为空')), 'content'),
  DIST_DIR: v.optional(v.pipe(v.string(), v.minLength(1, '不能为空')), 'dist'),
  /** Requests a minute that one network address may make of one process. */
  ADDRESS_LIMIT: v.optional(
    v.pipe(v.string(), v.regex(/^[1-9]\d{0,6}$/, '要写每分钟次数'), v.transform(Number)),
    '3000',
  ),
  /** Minutes without use after which somebody at the desk signs in again. */
  DESK_IDLE_MINUTES: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,3}$/, '要写 5 到 720 之间的分钟数'),
      v.transform(Number),
      v.minValue(5, '不能少于 5 分钟'),
      v.maxValue(720, '不能多于 720 分钟'),
    ),
    '120',
  ),
  /** Whether administrators and officers need a one-time code besides the password; a trial leaves it to them. */
  SECOND_FACTOR: v.optional(v.picklist(['required', 'optional'], '只能写 required 或 optional')),
  /** Ids of WeChat's message templates: `reminder:编号,changed:编号`, comma separated. */
  WECHAT_TEMPLATES: v.optional(
    v.pipe(
      v.string(),
      v.regex(
        /^(booked|reminder|changed|offer|progress):[\w-]+(,(booked|reminder|changed|offer|progress):[\w-]+)*$/,
        '要写成 booked:编号,reminder:编号,changed:编号,offer:编号,progress:编号',
      ),
    ),
  ),
  /** Where `npm run backup` writes, best on another disk, and how many it keeps. */
  BACKUP_DIR: v.optional(v.pipe(v.string(), v.minLength(1, '不能为空'))),
  BACKUP_KEEP: v.optional(
    v.pipe(v.string(), v.regex(/^[1-9]\d{0,3}$/, '要写留几份，例如 14'), v.transform(Number)),
    '14',
  ),
  /** What a monitor sends to read /metrics; absent means that there is no such page. */
  METRICS_TOKEN: v.optional(v.pipe(v.string(), v.regex(/^\S{16,}$/, '至少 16 位（openssl rand -hex 16）'))),
  LOG_LEVEL: v.optional(v.picklist(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], '不认识的日志级别'), 'info'),
})

export interface Config {
  port: number
  host: string | undefined
  databaseUrl: string | undefined
  dataDir: string
  contentDir: string
  distDir: string
  addressLimit: number
  mode: 'trial' | 'production'
  guests: boolean
  publicUrl: string | undefined
  /** Whether browsers reach the server by TLS, so that cookies may go no other way: assumed of a real town. */
  https: boolean
  trustedProxies: number
  dataKeys: string
  hashKey: string
  /** Minutes without use after which a desk session ends. */
  idleMinutes: number
  /** Whether roles that see everybody's records must have a second factor. */
  secondFactor: 'required' | 'optional'
  wechat: { appId: string; secret: string; api: string } | undefined
  /** WeChat's template id of each kind of message; a kind without one is not sent. */
  templates: Partial<Record<Template, string>>
  backupDir: string
  backupKeep: number
  metricsToken: string | undefined
  logLevel: string
}

/**
 * Reads the environment once. Throws `ConfigError` with a Chinese sentence per fault: a bad value, or in production a
 * missing secret. Empty strings count as absent, as compose files leave them.
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = v.safeParse(EnvironmentSchema, given)
  if (!parsed.success)
    throw new ConfigError(parsed.issues.map((issue) => `${v.getDotPath(issue)}：${issue.message}`).join('\n'))
  const env = parsed.output
  const required = [
    'DATA_KEYS',
    'HASH_KEY',
    ...(env.MODE === 'production' ? (['WECHAT_APPID', 'WECHAT_SECRET'] as const) : []),
  ] as const
  const missing = required.filter((name) => env[name] === undefined)
  if (missing.length > 0)
    throw new ConfigError(
      `缺少 ${missing.join('、')}。正式运行要先设好这些，做法见 docs/install.md；只想试用请用 npm start。`,
    )
  return {
    port: env.PORT,
    host: env.HOST,
    databaseUrl: env.DATABASE_URL,
    dataDir: env.DATA_DIR,
    contentDir: resolve(env.CONTENT_DIR),
    distDir: resolve(env.DIST_DIR),
    addressLimit: env.ADDRESS_LIMIT,
    mode: env.MODE,
    guests: env.GUESTS ?? env.MODE === 'trial',
    publicUrl: env.PUBLIC_URL,
    https: env.PUBLIC_URL?.startsWith('https:') ?? env.MODE === 'production',
    trustedProxies: env.TRUSTED_PROXIES,
    dataKeys: env.DATA_KEYS as string,
    hashKey: env.HASH_KEY as string,
    secondFactor: env.SECOND_FACTOR ?? (env.MODE === 'production' ? 'required' : 'optional'),
    idleMinutes: env.DESK_IDLE_MINUTES,
    wechat:
      env.WECHAT_APPID && env.WECHAT_SECRET
        ? { appId: env.WECHAT_APPID, secret: env.WECHAT_SECRET, api: env.WECHAT_API }
        : undefined,
    templates: Object.fromEntries((env.WECHAT_TEMPLATES ?? '').split(',').map((entry) => entry.split(':'))),
    backupDir: resolve(env.BACKUP_DIR ?? join(env.DATA_DIR, 'backups')),
    backupKeep: env.BACKUP_KEEP,
    metricsToken: env.METRICS_TOKEN,
    logLevel: env.LOG_LEVEL,
  }
}
