/**
 * `npm run staff -- 账号 姓名 角色 [村编号]`: adds a desk account and prints its first password. The way to the very first
 * administrator of a production server; reads the same settings as `npm run serve`.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import { ROLE_NAMES, ROLES, type Role } from '@domain/staff'
import { migrate } from '../server/db/migrate'
import { openDatabase } from '../server/db/open'
import { hashPassword } from '../server/staff/password'
import { addStaff } from '../server/staff/store'
import { explainAndExit } from './failures'
import { readSettings } from './settings'

async function add(account: string, name: string, role: Role, villageId: string | undefined): Promise<void> {
  const database = openDatabase(readSettings())
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
