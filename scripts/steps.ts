import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const root = join(__dirname, '..')

/** One command of node_modules/.bin that passes or fails. */
export interface Step {
  title: string
  command: string[]
}

/** Runs every step, printing the output of those that fail. Returns how many failed. */
export function runSteps(steps: Step[]): number {
  let failed = 0
  for (const { title, command } of steps) {
    const started = Date.now()
    const [program = '', ...args] = command
    const result = spawnSync(join(root, 'node_modules/.bin', program), args, {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      shell: process.platform === 'win32',
    })
    const seconds = ((Date.now() - started) / 1000).toFixed(1)
    if (result.status === 0) {
      console.log(`✓ ${title}（${seconds} 秒）`)
    } else {
      failed++
      console.error(`✗ ${title}（${seconds} 秒）：${command.join(' ')}\n${result.stdout ?? ''}${result.stderr ?? ''}`)
    }
  }
  return failed
}
