import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { type Client, createClient } from './client'
import { TEST_DATA_KEYS, TEST_HASH_KEY } from './server'

const root = join(__dirname, '../..')

export interface Clocked extends Client {
  /** Sets the process's clock; with `work` does once what the scheduler does. */
  setNow(now: string, work?: boolean): Promise<void>
  /** Ends it without a word, as a power cut or the kernel would. */
  kill(): Promise<void>
  /** What it wrote down of unexpected faults. */
  said(): string
}

/** Starts a server process with a clock of its own (see `clocked-process.ts`) on a migrated database. */
export async function spawnClocked(
  place: { dataDir: string; url?: string | undefined },
  now: string,
  environment: Record<string, string> = {},
): Promise<Clocked> {
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', 'tests/support/clocked-process.ts'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: {
      ...process.env,
      MODE: 'trial',
      LOG_LEVEL: 'error',
      ADDRESS_LIMIT: '1000000',
      DATA_DIR: place.dataDir,
      DATA_KEYS: TEST_DATA_KEYS,
      HASH_KEY: TEST_HASH_KEY,
      NOW: now,
      ...(place.url ? { DATABASE_URL: place.url } : {}),
      ...environment,
    },
  })
  let said = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk
  })
  const orders = new Map<number, () => void>()
  let last = 0
  const port = await new Promise<number>((resolve, reject) => {
    child.on('message', (message: { port?: number; done?: number }) => {
      if (message.port) resolve(message.port)
      if (message.done) orders.get(message.done)?.()
    })
    child.once('close', () => {
      for (const done of orders.values()) done()
      reject(new Error(`the server ended: ${said}`))
    })
  })
  return {
    ...createClient(`http://127.0.0.1:${port}`),
    said: () => said,
    setNow: (at, work = false) =>
      new Promise((resolve) => {
        const id = ++last
        orders.set(id, () => {
          orders.delete(id)
          resolve()
        })
        if (child.connected) child.send({ id, now: at, work })
        else resolve()
      }),
    kill: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve()
        child.once('close', () => resolve())
        child.kill('SIGKILL')
      }),
  }
}
