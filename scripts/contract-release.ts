/**
 * `npm run contract:release`: freezes the contract of the version in package.json as what the next version's server must
 * still serve. Run once at each release, after raising the version; a frozen one is never written again.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { version } from '../package.json'
import { openApiDocument } from '../server/http/openapi'
import { ACCEPTED } from './contract/accepted'
import { type Contract, clientPart } from './contract/compare'
import { RELEASES } from './contract/releases'

const folder = join(RELEASES, version)
const file = join(folder, 'openapi.json')
if (existsSync(file)) {
  console.error(`${version} 已经发布过，不能改。先在 package.json 里写新的版本号。`)
  process.exit(1)
}
mkdirSync(folder, { recursive: true })
writeFileSync(file, `${JSON.stringify(clientPart(openApiDocument() as unknown as Contract), null, 1)}\n`)
console.log(`已冻结 ${version} 的接口约定：${file}`)
if (ACCEPTED.length > 0) console.log('现在可以清空 scripts/contract/accepted.ts。')
