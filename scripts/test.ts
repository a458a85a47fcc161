/**
 * `npm test`: all checks, the three builds, then every test. Says at the end what was left out and why; where CI is set,
 * a missing browser or PostgreSQL is a failure instead. The last line counts what ran.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { findChromium } from '../tests/support/browser'
import { hasPostgres } from '../tests/support/postgres'
import { build } from './build'
import { CHECKS } from './check'
import { runSteps } from './steps'

const root = join(__dirname, '..')
const report = join(root, '.cache/jest.json')

interface Counts {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  /** Test files that could not even run. */
  numRuntimeErrorTestSuites: number
}

const missing = [
  ...(findChromium() ? [] : ['浏览器测试：没有找到 Chromium（可装 chromium，或用 CHROMIUM 指明路径）']),
  ...(hasPostgres()
    ? []
    : ['PostgreSQL 上的服务端测试：没有找到 PostgreSQL（可装 postgresql，或用 TEST_DATABASE_URL 指明）']),
]

/** Runs Jest over all projects and reads back its counts; no report means that it broke down. */
function runJest(): Counts {
  mkdirSync(join(root, '.cache'), { recursive: true })
  rmSync(report, { force: true })
  const args = ['--maxWorkers=2', '--json', `--outputFile=${report}`]
  spawnSync(join(root, 'node_modules/.bin/jest'), args, {
    cwd: root,
    // The report also goes to standard output, which nobody would read.
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NODE_ENV: 'test' },
  })
  return JSON.parse(readFileSync(report, 'utf8'))
}

async function test(): Promise<boolean> {
  const required = Boolean(process.env.CI)
  const failedChecks = runSteps(CHECKS)
  await build(['weapp', 'h5', 'desk', 'server'])
  const counts = runJest()

  for (const line of missing) console.log(`${required ? '✗ 不能跳过' : '跳过'} ${line}`)
  const passed = counts.numPassedTests + CHECKS.length - failedChecks
  const failed =
    counts.numFailedTests + counts.numRuntimeErrorTestSuites + failedChecks + (required ? missing.length : 0)
  console.log(`${passed} passed, ${failed} failed, ${counts.numPendingTests + counts.numTodoTests} skipped`)
  return failed === 0
}

test().then(
  (good) => process.exit(good ? 0 : 1),
  (error: Error) => {
    console.error(error.message)
    console.log('0 passed, 1 failed, 0 skipped')
    process.exit(1)
  },
)
