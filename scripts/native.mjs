/**
 * Makes sure the native part of better-sqlite3 works here, and builds it when it does not. Install scripts are off for
 * every package (.npmrc), so `npm start` and `npm test` run this first. Plain Node: nothing else can be relied on yet.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/** In a process of its own: a binding made for another Node can end the process that loads it. */
const works = () =>
  spawnSync(process.execPath, ['-e', "new (require('better-sqlite3'))(':memory:').close()"], { cwd: root }).status === 0

if (!existsSync(join(root, 'node_modules', 'better-sqlite3'))) {
  console.error('还没有安装依赖，请先运行 npm ci。')
  process.exit(1)
}

if (!works()) {
  console.log('准备数据库组件（better-sqlite3）：能下载就下载，不能就在本机编译，约一两分钟 …')
  // Node's own headers beside the executable spare node-gyp a download.
  const headers = join(dirname(process.execPath), '..')
  const nodedir = existsSync(join(headers, 'include', 'node', 'node.h')) ? { npm_config_nodedir: headers } : {}
  const started = Date.now()
  const output = []
  const npm = spawn('npm', ['rebuild', 'better-sqlite3', '--ignore-scripts=false', '--foreground-scripts'], {
    cwd: root,
    env: { ...nodedir, ...process.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  })
  for (const stream of [npm.stdout, npm.stderr]) stream.on('data', (chunk) => output.push(chunk))
  const ticker = setInterval(() => console.log(`  … 已 ${Math.round((Date.now() - started) / 1000)} 秒`), 15_000)
  await new Promise((resolve) => npm.on('close', resolve).on('error', resolve))
  clearInterval(ticker)
  if (!works()) {
    console.error(Buffer.concat(output).toString().split('\n').slice(-30).join('\n'))
    console.error('数据库组件没有装好。Linux 上先装编译工具再试：apt-get install python3 make g++')
    process.exit(1)
  }
  console.log(`数据库组件好了（${Math.round((Date.now() - started) / 1000)} 秒）`)
}
