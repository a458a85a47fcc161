/**
 * `npm run staff -- 账号 姓名 角色 [村编号]`: adds a desk account and prints the one-time link by which its owner sets a
 * password; with an account alone, a new link for one that is there already, whose second factor is taken away. The way to the very first administrator of a
 * production server, and back in for one who is locked out. Reads the same settings as `npm run serve`.
 */
import { randomUUID } from 'node:crypto'
import { ROLE_NAMES, ROLES, type Role } from '@domain/staff'
import { dateInWords, localDate, localTime, toInstant } from '@domain/time'
import { staffByAccount } from '../server/auth/store'
import type { Queryable } from '../server/db/database'
import { migrate } from '../server/db/migrate'
import { openDatabase } from '../server/db/open'
import { OperatorError } from '../server/operator-error'
import { audit, SYSTEM } from '../server/staff/audit'
import { removeFactor } from '../server/staff/factor'
import { makeLink } from '../server/staff/link'
import { addStaff, NEW_ACCOUNT } from '../server/staff/store'
import { explainAndExit } from './failures'
import { readSettings } from './settings'

interface Given {
  account: string
  name: string | undefined
  role: Role
  villageId: string | undefined
}

/** The account's id, added now where a name is given. */
async function idOf(db: Queryable, { account, name, role, villageId }: Given): Promise<string> {
  const existing = await staffByAccount(db, account)
  if (name === undefined) {
    if (existing?.active === 1) {
      await removeFactor(db, existing.id)
      return existing.id
    }
    throw new OperatorError(existing ? `账号 ${account} 停用着，请管理员在工作台恢复。` : `没有账号 ${account}。`)
  }
  if (existing) throw new OperatorError(`已经有账号 ${account}。只要新链接，请运行 npm run staff -- ${account}`)
  const id = randomUUID()
  const adviser = role === 'adviser' ? name : null
  const row = { id, account, name, role, adviser, village_id: villageId ?? null, ...NEW_ACCOUNT }
  await addStaff(db, row)
  return id
}

async function run(given: Given): Promise<void> {
  const config = readSettings()
  const database = openDatabase(config)
  try {
    await migrate(database)
    const now = new Date()
    const link = await database.transaction(async (tx) => {
      const id = await idOf(tx, given)
      await audit(tx, now, SYSTEM, given.name === undefined ? 'staff.reset' : 'staff.invite', id)
      return makeLink(tx, id, toInstant(now))
    })
    if (given.name !== undefined) console.log(`已添加 ${ROLE_NAMES[given.role]} ${given.name}，账号 ${given.account}`)
    const origin = config.publicUrl ?? `http://localhost:${config.port}`
    console.log('请本人在浏览器里打开这个链接，设一个密码（只显示这一次）：')
    console.log(`${origin}/desk/join#${link.token}`)
    console.log(`到 ${dateInWords(localDate(link.until))} ${localTime(link.until)} 为止，只能用一次。`)
  } finally {
    await database.close()
  }
}

const [account, name, role, villageId] = process.argv.slice(2)
if (!account || (name !== undefined && !ROLES.includes(role as Role))) {
  console.error(`用法：npm run staff -- 账号 姓名 角色 [村编号]，角色可以写：${ROLES.join(' ')}`)
  console.error('给已有的账号一个新链接，停掉它的动态码：npm run staff -- 账号')
  process.exit(1)
}
run({ account, name, role: role as Role, villageId }).catch(explainAndExit)
