import { join } from 'node:path'
import { readManifest } from '../backup/manifest'
import { finishedBackups } from '../backup/retention'
import { type Finding, fail, ok, warn } from './finding'

const HOUR_MS = 3_600_000

/** How old the newest backup is, and whether it lies on the same disk as the data. */
export function checkBackups(given: { backupDir: string; sameDisk: boolean; now: Date }): Finding[] {
  const advice = '设好每天自动备份，做法见 docs/operate.md“备份”。'
  const newest = finishedBackups(given.backupDir).at(-1)
  if (newest === undefined) return [warn('备份', '一份也没有', advice)]
  const made = new Date(readManifest(join(given.backupDir, newest)).createdAt)
  const hours = Math.round((given.now.getTime() - made.getTime()) / HOUR_MS)
  const age = hours > 24 * 7 ? fail : warn
  return [
    hours > 36
      ? age('备份', `最近一份是 ${Math.round(hours / 24)} 天前的`, advice)
      : ok('备份', `最近一份是 ${hours} 小时前的`),
    ...(given.sameDisk
      ? [
          warn(
            '备份',
            '和数据在同一块盘上',
            '盘坏了会一起丢。请把 BACKUP_DIR 设到另一块盘，或者每天把备份拷到别的机器。',
          ),
        ]
      : []),
  ]
}
