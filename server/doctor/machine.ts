import { readdirSync, statfsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Finding, fail, ok, warn } from './finding'

const MB = 1024 * 1024
const OFF_SECONDS = { warn: 30, fail: 300 }

/** Space left where the data is written. */
export function checkDisk(folder: string, freeBytes = freeIn(folder)): Finding {
  const free = Math.floor(freeBytes / MB)
  if (free < 200)
    return fail('磁盘', `只剩 ${free} MB`, '数据库很快会写不进去。请清理磁盘，或者把 DATA_DIR 换到大的盘上。')
  if (free < 2048) return warn('磁盘', `剩 ${free} MB`, '请清理，或者少留几份备份（BACKUP_KEEP）。')
  return ok('磁盘', `剩 ${Math.floor(free / 1024)} GB`)
}

function freeIn(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

/**
 * Whether the server's clock is right: against another's (WeChat's answers carry the time), or where none can be asked,
 * against the newest file of the program, which can't be from the future.
 */
export function checkClock(now: Date, other: Date | undefined, newestFile: Date | undefined): Finding {
  const fix = '请打开时间同步：timedatectl set-ntp true。钟不准，预约会关错时间、提醒会发错时间。'
  if (other) {
    const off = Math.round(Math.abs(now.getTime() - other.getTime()) / 1000)
    if (off >= OFF_SECONDS.fail) return fail('时钟', `和微信差 ${off} 秒`, fix)
    if (off >= OFF_SECONDS.warn) return warn('时钟', `和微信差 ${off} 秒`, fix)
    return ok('时钟', `和微信差 ${off} 秒`)
  }
  if (newestFile && newestFile.getTime() > now.getTime() + OFF_SECONDS.fail * 1000)
    return fail('时钟', '比程序文件的时间还早', fix)
  return warn('时钟', '连不上微信，没法对时', '请自己看一眼服务器的 date 对不对。')
}

/** When the newest file directly in a folder was written. */
export function newestIn(folder: string): Date | undefined {
  const times = readdirSync(folder).map((name) => statSync(join(folder, name)).mtimeMs)
  return times.length > 0 ? new Date(Math.max(...times)) : undefined
}

/** Who runs it, and how it is reached. */
export function checkProcess(given: {
  uid: number | undefined
  publicUrl: string | undefined
  trustedProxies: number
}): Finding[] {
  return [
    ...(given.uid === 0
      ? [warn('运行', '现在是 root 在运行', '请建一个专用账号（useradd --system legal），服务用它运行。')]
      : []),
    ...(given.publicUrl?.startsWith('https:') && given.trustedProxies === 0
      ? [
          warn(
            '运行',
            '前面有 https 代理，TRUSTED_PROXIES 却是 0',
            '写成代理的层数（一般是 1），否则所有居民会被当成同一个来访地址，人多时被限流。',
          ),
        ]
      : []),
  ]
}
