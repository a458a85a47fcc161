/**
 * `npm run doctor`: what stands between this server and a town that goes live, and what to do about each. Exit code 1
 * where something is wrong, 0 where things are only worth a thought.
 */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { examine } from '../server/doctor/doctor'
import type { Finding } from '../server/doctor/finding'
import { explainAndExit } from './failures'
import { readSettings } from './settings'

const MARKS = { ok: '✓', warn: '！', fail: '✗' } as const

function show({ level, topic, said, advice }: Finding): void {
  console.log(`${MARKS[level]} ${topic}：${said}`)
  if (advice) console.log(`    → ${advice}`)
}

async function doctor(): Promise<void> {
  const root = resolve('.')
  if (!existsSync('content') && !process.env.CONTENT_DIR) console.log('提示：请在安装目录里运行。')
  const findings = await examine(readSettings(), root, new Date())
  findings.forEach(show)
  const count = (level: Finding['level']) => findings.filter((finding) => finding.level === level).length
  console.log(`\n${count('ok')} 项正常，${count('warn')} 项要留意，${count('fail')} 项必须解决。`)
  if (count('fail') > 0) process.exitCode = 1
}

doctor().catch(explainAndExit)
