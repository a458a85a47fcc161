/**
 * `npm run contract:release`: freezes the version in package.json: its contract, which the next version's server must
 * still serve, and a database of its schema as a used town leaves it, which the next version must bring forward with
 * nothing lost. Run once at each release, after raising the version; a frozen one is never written again.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { version } from '../package.json'
import { withSnapshot } from '../server/db/snapshot'
import { openApiDocument } from '../server/http/openapi'
import { OperatorError } from '../server/operator-error'
import { liveInTown } from '../tests/support/lived-town'
import { startTestServer } from '../tests/support/server'
import { ACCEPTED } from './contract/accepted'
import { type Contract, clientPart } from './contract/compare'
import { RELEASES } from './contract/releases'
import { explainAndExit } from './failures'

const folder = join(RELEASES, version)

async function freezeDatabase(): Promise<void> {
  const server = await startTestServer('sqlite')
  try {
    await liveInTown(server)
    const content = await withSnapshot(server.parts.database, async ({ migrations, tables, rows }) => {
      const full = []
      for (const table of tables) {
        const all = []
        for await (const row of rows(table)) all.push(row)
        full.push({ ...table, rows: all })
      }
      return { migrations, tables: full }
    })
    writeFileSync(join(folder, 'database.json'), `${JSON.stringify(content, null, 1)}\n`)
  } finally {
    await server.stop()
  }
}

async function release(): Promise<void> {
  if (existsSync(join(folder, 'openapi.json')))
    throw new OperatorError(`${version} 已经发布过，不能改。先在 package.json 里写新的版本号。`)
  mkdirSync(folder, { recursive: true })
  await freezeDatabase()
  const contract = clientPart(openApiDocument() as unknown as Contract)
  writeFileSync(join(folder, 'openapi.json'), `${JSON.stringify(contract, null, 1)}\n`)
  console.log(`已冻结 ${version} 的接口约定和数据库样子：${folder}`)
  if (ACCEPTED.length > 0) console.log('现在可以清空 scripts/contract/accepted.ts。')
}

release().catch(explainAndExit)
