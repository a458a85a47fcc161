/**
 * Builds what is missing or stale: `tsx scripts/build.ts [weapp h5 desk server] [--force]`, all by default. A target is
 * stale when the content of anything it is made from differs from what its last build saw.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { precompress } from './precompress'

const root = join(__dirname, '..')

interface Target {
  /** How progress names it. */
  title: string
  /** Run one after the other. */
  commands: string[][]
  /** Files and folders it is made from, besides the lock file. */
  sources: string[]
  /** A file that a finished build leaves behind. */
  result: string
  /** Comes to people over the network, from our own server. */
  served?: true
}

const CLIENT_SOURCES = ['src', 'domain', 'types', 'config', 'babel.config.js', 'tsconfig.json', 'tsconfig.base.json']

const TARGETS = {
  weapp: {
    title: '微信小程序',
    commands: [['taro', 'build', '--type', 'weapp']],
    sources: [...CLIENT_SOURCES, 'project.config.json'],
    result: 'dist/weapp/app.json',
  },
  h5: {
    title: '网页版（h5）',
    commands: [
      ['taro', 'build', '--type', 'h5'],
      ['vite', 'build', '--config', 'scripts/worker.vite.config.ts'],
    ],
    sources: [...CLIENT_SOURCES, 'scripts/worker.vite.config.ts'],
    result: 'dist/h5/index.html',
    served: true,
  },
  desk: {
    title: '工作台',
    commands: [['vite', 'build', '--config', 'desk/vite.config.ts']],
    sources: ['desk', 'domain', 'tsconfig.base.json'],
    result: 'dist/desk/index.html',
    served: true,
  },
  server: {
    title: '服务程序',
    commands: [['vite', 'build', '--config', 'scripts/server.vite.config.ts']],
    sources: ['server', 'domain', 'scripts', 'tsconfig.base.json'],
    result: 'dist/server/serve.js',
  },
} satisfies Record<string, Target>

export type TargetName = keyof typeof TARGETS
const NAMES = Object.keys(TARGETS) as TargetName[]

/** Variables that end up inside a client's code, so another value is another build. */
const baked = () =>
  Object.entries(process.env)
    .filter(([name]) => name.startsWith('TARO_APP_'))
    .sort()

const filesUnder = (path: string): string[] => {
  const absolute = join(root, path)
  if (!existsSync(absolute)) return []
  if (statSync(absolute).isFile()) return [path]
  return readdirSync(absolute)
    .sort()
    .flatMap((name) => filesUnder(`${path}/${name}`))
}

function fingerprint(target: Target): string {
  const hash = createHash('sha256').update(JSON.stringify([target.commands, baked(), process.version]))
  for (const file of [...target.sources.flatMap(filesUnder), 'package-lock.json'])
    hash.update(`\0${file}\0`).update(
      createHash('sha256')
        .update(readFileSync(join(root, file)))
        .digest(),
    )
  return hash.digest('hex')
}

const stampOf = (name: TargetName) => join(root, '.cache/build', name)
const isFresh = (name: TargetName, print: string) =>
  existsSync(join(root, TARGETS[name].result)) &&
  existsSync(stampOf(name)) &&
  readFileSync(stampOf(name), 'utf8') === print

/** What webpack says besides its moving progress bar, and of that the end. */
const withoutProgress = (output: string) => output.replace(/^[\s\S]*(?=✖)/, '').slice(-8000)

/** Runs a command of node_modules/.bin; what it prints is shown only when it fails. */
function run([command = '', ...args]: string[]): Promise<void> {
  const output: Buffer[] = []
  return new Promise((resolve, reject) => {
    const child = spawn(join(root, 'node_modules/.bin', command), args, {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    })
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => output.push(chunk))
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0
        ? resolve()
        : reject(
            new Error(
              `${command} ${args.join(' ')} 失败（${code}）\n${withoutProgress(Buffer.concat(output).toString())}`,
            ),
          ),
    )
  })
}

/** Builds the named targets one after the other, saying so, and leaves those alone that are up to date. */
export async function build(names: readonly TargetName[], force = false): Promise<void> {
  for (const name of names) {
    const target: Target = TARGETS[name]
    const print = fingerprint(target)
    if (!force && isFresh(name, print)) {
      console.log(`${target.title}：已是最新`)
      continue
    }
    const started = Date.now()
    const seconds = () => Math.round((Date.now() - started) / 1000)
    console.log(`${target.title}：正在构建 …`)
    const ticker = setInterval(() => console.log(`  … 已 ${seconds()} 秒`), 15_000)
    rmSync(stampOf(name), { force: true })
    try {
      for (const command of target.commands) await run(command)
    } finally {
      clearInterval(ticker)
    }
    if (!existsSync(join(root, target.result))) throw new Error(`${target.title}构建后没有 ${target.result}`)
    if (target.served) precompress(join(root, dirname(target.result)))
    mkdirSync(join(root, '.cache/build'), { recursive: true })
    writeFileSync(stampOf(name), print)
    console.log(`${target.title}：好了（${seconds()} 秒）`)
  }
}

if (require.main === module) {
  const args = process.argv.slice(2)
  const asked = args.filter((arg) => !arg.startsWith('--'))
  const unknown = asked.filter((name) => !NAMES.includes(name as TargetName))
  if (unknown.length > 0) {
    console.error(`不认识 ${unknown.join('、')}，可以写：${NAMES.join(' ')}`)
    process.exit(1)
  }
  build(asked.length > 0 ? (asked as TargetName[]) : NAMES, args.includes('--force')).catch((error: Error) => {
    console.error(error.message)
    process.exit(1)
  })
}
