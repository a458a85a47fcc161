/** Whether a phone that still runs the last release's client can go on with this server. Exit code 1 and a line a break. */
import { openApiDocument } from '../server/http/openapi'
import { ACCEPTED } from './contract/accepted'
import { breaks, type Contract } from './contract/compare'
import { contractOf, releasedVersions } from './contract/releases'

const version = releasedVersions().at(-1)
if (version === undefined) throw new Error('tests/releases 里没有已发布的接口约定')
const found = breaks(contractOf(version), openApiDocument() as unknown as Contract)
const accepted = ACCEPTED.map(({ place }) => place)
const broken = found.filter((place) => !accepted.includes(place))
const stale = accepted.filter((place) => !found.includes(place))
for (const place of broken) console.error(`${version} 的小程序会出错：${place}`)
for (const place of stale) console.error(`scripts/contract/accepted.ts 里这一条已经用不着：${place}`)
if (broken.length > 0)
  console.error(
    '旧版小程序发布新版后还会用好几天。请保留旧的写法（新字段设为可选，旧字段照样回答），确实要改的写进 scripts/contract/accepted.ts 并说明理由。',
  )
if (broken.length + stale.length > 0) process.exit(1)
console.log(`和 ${version} 的小程序兼容`)
