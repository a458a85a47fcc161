import { type ChildProcess, type ChildProcessByStdio, spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import type { Engine } from '../../server/db/database'
import { type Client, createClient } from './client'
import { TEST_DATA_KEYS, TEST_HASH_KEY } from './server'

const root = join(__dirname, '../..')

export interface Spawned extends Client {
  process: ChildProcess
  /** Ends it without a word, as a power cut or the kernel would. */
  kill(): Promise<void>
}

/** The port a server that was started says it listens at. Throws with what it said when it ends instead. */
export const portOf = (child: ChildProcessByStdio<null, Readable, Readable>): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = ''
    const listen = (chunk: Buffer) => {
      said += chunk
      const found = /localhost:(\d+)\//.exec(said)?.[1]
      if (found) resolve(found)
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.once('close', () => reject(new Error(`server ended: ${said}`)))
  })

/** Starts a real server process (a trial, with its sample duty days) and waits until it says where it listens. */
export async function spawnServer(
  _: Engine,
  place: { dataDir: string; url?: string },
  environment: Record<string, string> = {},
): Promise<Spawned> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/dev-server.ts'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      MODE: 'trial',
      PORT: '0',
      LOG_LEVEL: 'error',
      ADDRESS_LIMIT: '1000000',
      DATA_DIR: place.dataDir,
      DATA_KEYS: TEST_DATA_KEYS,
      HASH_KEY: TEST_HASH_KEY,
      ...(place.url ? { DATABASE_URL: place.url } : {}),
      ...environment,
    },
  })
  const port = await portOf(child)
  return {
    ...createClient(`http://127.0.0.1:${port}`),
    process: child,
    kill: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve()
        child.once('close', () => resolve())
        child.kill('SIGKILL')
      }),
  }
}
