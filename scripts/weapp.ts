/**
 * `npm run weapp:preview` and `npm run weapp:upload`: builds the mini-program and hands it to WeChat with the upload key
 * of the environment (see `weapp/upload.ts`). WeChat's own tool is fetched when it is needed, in the version named here:
 * it brings more than a hundred packages, a Babel and a PostCSS of its own, which no other command should wait for.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { version } from '../package.json'
import { OperatorError } from '../server/operator-error'
import { build } from './build'
import { explainAndExit } from './failures'
import { readUploadSettings, uploadArguments } from './weapp/upload'

const TOOL = 'miniprogram-ci@2.1.42'
const root = join(__dirname, '..')

async function send(action: 'preview' | 'upload'): Promise<void> {
  const settings = readUploadSettings(process.env, version)
  await build(['weapp'])
  // The tool wants a file; nobody else can read this one, and it is gone afterwards.
  const folder = mkdtempSync(join(tmpdir(), 'weapp-key-'))
  const keyFile = join(folder, 'key')
  const picture = join(root, '.cache/preview.jpg')
  try {
    writeFileSync(keyFile, `${settings.key}\n`, { mode: 0o600 })
    const { WEAPP_KEY: _, ...env } = process.env
    const args = uploadArguments(action, settings, { project: root, keyFile, picture })
    const { status } = spawnSync('npx', ['--yes', TOOL, ...args], { cwd: root, env, stdio: 'inherit' })
    if (status !== 0) throw new OperatorError('没有成功，上面是微信的工具说的。最常见的是本机 IP 不在白名单里。')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  console.log(
    action === 'preview'
      ? `用微信扫 ${picture} 里的码看一看。`
      : `版本 ${settings.version} 已上传。到公众平台 → 版本管理，把它设为体验版试过，再提交审核。`,
  )
}

const [action] = process.argv.slice(2)
if (action !== 'preview' && action !== 'upload') {
  console.error('用法：npm run weapp:preview 或 npm run weapp:upload')
  process.exit(1)
}
send(action).catch(explainAndExit)
