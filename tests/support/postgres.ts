import { execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import pg from 'pg'
import { freePort } from './free-port'

const DEBIAN = '/usr/lib/postgresql'

/** Folder of PostgreSQL's programs on this machine, newest version first. */
function binaries(): string | undefined {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [
    ...versions.map((version) => join(DEBIAN, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ]
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')))
}

/** Whether tests can have a real PostgreSQL: one named by TEST_DATABASE_URL, or programs to start one with. */
export const hasPostgres = (): boolean => Boolean(process.env.TEST_DATABASE_URL) || binaries() !== undefined

/** PostgreSQL refuses to run as root, so root hands it to the account that Debian makes for it. */
function account(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

async function query(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

async function answering(url: string, ended: () => string | undefined): Promise<void> {
  for (const deadline = Date.now() + 60_000; ; ) {
    const reason = ended()
    if (reason !== undefined) throw new Error(`PostgreSQL ended: ${reason}`)
    try {
      return await query(url, 'select 1')
    } catch (error) {
      if (Date.now() > deadline) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}

/** Starts a PostgreSQL of our own in a new folder. Test data need not survive a power cut: unless `durable`, it skips fsync. */
export async function startPostgres(durable = false): Promise<{ url: string; stop: () => Promise<void> }> {
  const bin = binaries()
  if (bin === undefined) throw new Error('no PostgreSQL on this machine')
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'))
  const owner = account()
  if (owner) chownSync(folder, owner.uid, owner.gid)
  const data = join(folder, 'data')
  const options = { cwd: folder, ...owner }
  const setup = ['-D', data, '-U', 'test', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync']
  execFileSync(join(bin, 'initdb'), setup, { ...options, stdio: 'ignore' })
  const port = await freePort()
  const server = spawn(
    join(bin, 'postgres'),
    [
      '-D',
      data,
      '-p',
      `${port}`,
      '-k',
      folder,
      '-h',
      '127.0.0.1',
      ...(durable ? [] : ['-F']),
      '-c',
      'max_connections=200',
    ],
    { ...options, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  let said = ''
  server.stderr.on('data', (chunk: Buffer) => {
    said = `${said}${chunk}`.slice(-2000)
  })
  const stopped = new Promise<void>((resolve) => server.once('close', () => resolve()))
  const url = `postgresql://test@127.0.0.1:${port}/postgres`
  await answering(url, () => (server.exitCode === null ? undefined : said))
  return {
    url,
    async stop() {
      // SIGINT is PostgreSQL's fast shutdown: it ends open sessions.
      server.kill('SIGINT')
      await stopped
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A database of its own inside the server named by TEST_DATABASE_URL; `drop` ends its sessions and removes it. */
export async function createPostgresDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const server = process.env.TEST_DATABASE_URL
  if (!server) throw new Error('TEST_DATABASE_URL is not set')
  const name = `test_${randomBytes(6).toString('hex')}`
  await query(server, `create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => query(server, `drop database if exists ${name} with (force)`) }
}
