import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Engine } from '../../server/db/database'
import { type Client, createClient } from './client'
import { TEST_DATA_KEYS, TEST_HASH_KEY } from './server'

const root = join(__dirname, '../..')

export interface Spawned extends Client {
  process: ChildProcess
  /** Ends it without a word, as a power cut or the kernel would. */
  kill(): Promise<void>
}

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
  let said = ''
  const port = await new Promise<string>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk
      const found = /localhost:(\d+)\//.exec(said)?.[1]
      if (found) resolve(found)
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.once('close', () => reject(new Error(`server ended: ${said}`)))
  })
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
