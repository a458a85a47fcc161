import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { trialEnvironment } from '../../scripts/trial'
import { freePort } from './free-port'

const root = join(__dirname, '../..')
const PATIENCE_MS = 180_000

/** The whole product as `npm start` runs it, with sample data in a folder of its own. */
export interface TrialServer {
  origin: string
  /** Account and password of the sample staff member with this role's Chinese name, as printed at the start. */
  account(roleName: string): { account: string; password: string }
  stop(): Promise<void>
}

/** A stand-in for WeChat's sign-in: the openid behind a code is the code's own. */
async function startWeChat(): Promise<{ origin: string; stop: () => void }> {
  const server = createServer((request, response) => {
    const code = new URL(request.url ?? '/', 'http://wechat').searchParams.get('js_code')
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ openid: `openid-of-${code}`, session_key: 'unused' }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop: () => void server.close() }
}

interface TrialOptions {
  /** With the sample year, where a test needs records. */
  year?: boolean
  /** Where the built pages are, where not those of this checkout. */
  distDir?: string
  /** A free one unless given. */
  port?: number
}

/** Starts the product and waits until it answers. Throws with what it said when it ends instead. */
export async function startTrialServer({ year = false, distDir, port }: TrialOptions = {}): Promise<TrialServer> {
  const folder = mkdtempSync(join(tmpdir(), 'trial-'))
  const wechat = await startWeChat()
  const ownPort = port ?? (await freePort())
  const environment = trialEnvironment({
    PORT: `${ownPort}`,
    DATA_DIR: folder,
    ...(year ? { SAMPLE: 'year' } : {}),
    ...(distDir ? { DIST_DIR: distDir } : {}),
    WECHAT_APPID: 'wx0123456789abcdef',
    WECHAT_SECRET: 'a-secret-for-tests-only',
    WECHAT_API: wechat.origin,
  })
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/dev-server.ts'], {
    cwd: root,
    env: { ...process.env, ...environment, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk
    })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const origin = `http://127.0.0.1:${ownPort}`
  for (const deadline = Date.now() + PATIENCE_MS; ; ) {
    if (child.exitCode !== null) throw new Error(`the server ended: ${said}`)
    const healthy = await fetch(`${origin}/api/health`).then(
      (response) => response.ok,
      () => false,
    )
    if (healthy) break
    if (Date.now() > deadline) throw new Error(`the server never answered: ${said}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return {
    origin,
    account(roleName) {
      const [, account = '', password = ''] = new RegExp(`${roleName}  账号 (\\S+)  口令 (\\S+)`).exec(said) ?? []
      if (!account) throw new Error(`no sample account for ${roleName}: ${said}`)
      return { account, password }
    },
    async stop() {
      child.kill('SIGTERM')
      await ended
      wechat.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
