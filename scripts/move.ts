/**
 * `npm run move -- postgresql://…`: copies the town from SQLite to an empty PostgreSQL database and compares every table.
 * The server must be stopped, so that nothing is written that the copy would miss. The SQLite file stays as it is.
 */
import { existsSync } from 'node:fs'
import { openPostgres, openSqliteAlone } from '../server/db/database'
import { dropTables } from '../server/db/drop'
import { load, NotEmptyError } from '../server/db/load'
import { migrate } from '../server/db/migrate'
import { sqliteFile } from '../server/db/open'
import { withSnapshot } from '../server/db/snapshot'
import { OperatorError } from '../server/operator-error'
import { explainAndExit } from './failures'
import { readSettings } from './settings'

function openSource(file: string) {
  if (!existsSync(file)) throw new OperatorError(`没有 ${file}：请在安装目录里运行，或者检查 DATA_DIR。`)
  try {
    return openSqliteAlone(file)
  } catch (error) {
    if (String(error).includes('locked'))
      throw new OperatorError('服务还在用这个数据库。请先停下服务（systemctl stop legal-service）再搬。')
    throw error
  }
}

async function move(url: string): Promise<void> {
  const file = sqliteFile(readSettings())
  const source = openSource(file)
  const target = openPostgres(url)
  try {
    const tables = await withSnapshot(source, (snapshot) => load(target, snapshot))
    await migrate(target)
    for (const [name, { rows }] of tables) console.log(`  ${name}  ${rows} 行`)
    console.log(`搬好了：${tables.size} 张表逐表核对无误。`)
    console.log(`在 .env 里写上 DATABASE_URL=${withoutPassword(url)}，再启动服务。${file} 没有动，确认无误后自行保存。`)
  } catch (error) {
    if (!(error instanceof NotEmptyError)) await dropTables(target).catch(() => {})
    throw error
  } finally {
    await source.close()
    await target.close()
  }
}

const withoutPassword = (url: string) => url.replace(/:[^:@/]+@/, ':密码@')

const [url] = process.argv.slice(2)
if (!url || !/^postgres(ql)?:\/\/\S+$/.test(url)) {
  console.error('用法：npm run move -- postgresql://用户:密码@主机:5432/库名（要是一个空的数据库）')
  process.exit(1)
}
move(url).catch(explainAndExit)
