/**
 * `npm run staff -- 账号 姓名 角色 [村编号]`: adds a desk account and prints its first password. The way to the very first
 * administrator of a production server; reads the same settings as `npm run serve`.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ROLE_NAMES, ROLES, type Role } from '@domain/staff'
import { readConfig } from '../server/config'
import { openPostgres, openSqlite } from '../server/db/database'
import { migrate } from '../server/db/migrate'
import { hashPassword } from '../server/staff/password'
import { addStaff } from '../server/staff/store'
import { explainAndExit } from './failures'

async function add(account: string, name: string, role: Role, villageId: string | undefined): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env')
  const config = readConfig(process.env)
  const database = config.databaseUrl ? openPostgres(config.databaseUrl) : openSqlite(join(config.dataDir, 'town.db'))
  try {
    await migrate(database)
    const password = randomBytes(12).toString('base64url')
    await addStaff(database.query, {
      id: randomUUID(),
      account,
      name,
      role,
      adviser: role === 'adviser' ? name : null,
      village_id: villageId ?? null,
      password_hash: await hashPassword(password),
      active: 1,
    })
    console.log(`已添加 ${ROLE_NAMES[role]} ${name}  账号 ${account}  口令 ${password}`)
  } finally {
    await database.close()
  }
}

const [account, name, role, villageId] = process.argv.slice(2)
if (!account || !name || !ROLES.includes(role as Role)) {
  console.error(`用法：npm run staff -- 账号 姓名 角色 [村编号]，角色可以写：${ROLES.join(' ')}`)
  process.exit(1)
}
add(account, name, role as Role, villageId).catch(explainAndExit)
