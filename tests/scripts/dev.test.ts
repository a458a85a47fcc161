import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { freePort } from '../support/free-port'

const root = join(__dirname, '../..')

/** The text at an address once there is one. */
async function textAt(address: string, ended: () => boolean): Promise<string> {
  for (;;) {
    const text = await fetch(address).then(
      (answer) => (answer.ok ? answer.text() : undefined),
      () => undefined,
    )
    if (text !== undefined) return text
    if (ended()) throw new Error('ended before it answered')
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}

test('npm run dev serves all three programs, without a module that failed to build, and leaves what was built alone', async () => {
  const index = join(root, 'dist/h5/index.html')
  const built = readFileSync(index, 'utf8')
  const folder = mkdtempSync(join(tmpdir(), 'dev-'))
  const [port, h5Port] = [await freePort(), await freePort()]
  const env = { ...process.env, NODE_ENV: 'development', PORT: `${port}`, H5_PORT: `${h5Port}`, DATA_DIR: folder }
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/dev.ts'], { cwd: root, env })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk
    })
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()))
  try {
    const at = (path: string) => textAt(`http://127.0.0.1:${h5Port}${path}`, () => child.exitCode !== null)
    expect(await at('/')).toContain('乡镇法律服务')
    expect(await at('/js/app.js')).not.toContain('Module build failed')
    // The browser's program asks its own origin, which hands it on to the server.
    expect(JSON.parse(await at('/api/town'))).toHaveProperty('name')
    const desk = /Local:.*?(http:\/\/localhost:\d+\/desk\/)/.exec(stripVTControlCharacters(said))?.[1] ?? ''
    expect(readFileSync(index, 'utf8')).toBe(built)
    expect(await textAt(`${desk}main.tsx`, () => child.exitCode !== null)).toContain('createRoot')
  } catch (error) {
    throw new Error(`${error}\n${said.slice(-3000)}`)
  } finally {
    child.kill('SIGTERM')
    await closed
    rmSync(folder, { recursive: true, force: true })
  }
}, 240_000)
