import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(__dirname, '../..')
const key = (n: number) => Buffer.alloc(32, n).toString('base64')

/** Linux counts processor time in these. */
const TICKS_A_SECOND = 100

export interface ServerProcess {
  origin: string
  /** Processor seconds used so far. */
  cpu(): number
  /** Most memory it ever held, in MB. */
  peakMemory(): number
  stop(): Promise<void>
}

/** A production server of its own process, as `npm run serve` runs it, on a database that is there. */
export async function startProcess(port: number, place: { dataDir: string; url?: string }): Promise<ServerProcess> {
  const child: ChildProcess = spawn(process.execPath, [join(root, 'dist/server/serve.js')], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      PORT: `${port}`,
      DATA_DIR: place.dataDir,
      ...(place.url ? { DATABASE_URL: place.url } : {}),
      DATA_KEYS: `k1:${key(1)}`,
      HASH_KEY: key(2),
      WECHAT_APPID: 'wx0123456789abcdef',
      WECHAT_SECRET: 'not-a-real-secret',
      WECHAT_API: 'http://127.0.0.1:1',
      ADDRESS_LIMIT: '9999999',
      // Who counts readings comes from an address of their own, as phones do.
      TRUSTED_PROXIES: '1',
      LOG_LEVEL: 'error',
    },
  })
  let said = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    said = `${said}${chunk}`.slice(-2000)
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const origin = `http://127.0.0.1:${port}`
  for (const deadline = Date.now() + 120_000; ; ) {
    if (child.exitCode !== null) throw new Error(`the server ended: ${said}`)
    const ready = await fetch(`${origin}/api/health/ready`).then(
      (reply) => reply.ok,
      () => false,
    )
    if (ready) break
    if (Date.now() > deadline) throw new Error(`the server never answered: ${said}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  const proc = (file: string) => readFileSync(`/proc/${child.pid}/${file}`, 'utf8')
  return {
    origin,
    cpu() {
      const fields = proc('stat').split(') ')[1]?.split(' ') ?? []
      return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND
    },
    peakMemory: () => Math.round(Number(/VmHWM:\s+(\d+)/.exec(proc('status'))?.[1]) / 1024),
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}
