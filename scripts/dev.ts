/**
 * `npm run dev`: all three programs, rebuilt as files change. The server restarts itself, the desk reloads in place and
 * h5 is compiled by Taro's own dev server. Ending it, or any of them failing, ends all.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { trialEnvironment } from './trial'

const bin = join(__dirname, '../node_modules/.bin')
const environment = trialEnvironment(process.env)
const port = environment.PORT ?? '3000'
const origin = `http://127.0.0.1:${port}`

const PROGRAMS: { name: string; command: string; args: string[]; env: Record<string, string> }[] = [
  {
    name: 'server',
    command: 'tsx',
    args: ['watch', '--clear-screen=false', 'scripts/dev-server.ts'],
    env: { SAMPLE: 'year' },
  },
  { name: 'desk', command: 'vite', args: ['--config', 'desk/vite.config.ts'], env: { API: origin } },
  {
    name: 'h5',
    command: 'taro',
    args: ['build', '--type', 'h5', '--watch'],
    env: { API_ORIGIN: origin, H5_PORT: process.env.H5_PORT ?? '3001' },
  },
]

const children: ChildProcess[] = []
let ending = false

function end(code: number): void {
  if (ending) return
  ending = true
  for (const child of children) child.kill('SIGTERM')
  process.exitCode = code
}

for (const { name, command, args, env } of PROGRAMS) {
  const child = spawn(join(bin, command), args, {
    env: { ...process.env, ...environment, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      for (const line of chunk.toString().split('\n')) if (line.trim()) console.log(`[${name}] ${line}`)
    })
  child.on('close', (code) => {
    if (!ending) console.error(`[${name}] 已停止（${code}），一起结束。`)
    end(code ?? 1)
  })
}

process.on('SIGINT', () => end(0))
process.on('SIGTERM', () => end(0))
