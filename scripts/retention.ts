/**
 * `npm run retention`: what has had its time and would be erased now, without touching anything. The server does the
 * erasing itself, every hour.
 */
import { loadTown } from '../server/content/content'
import { migrate } from '../server/db/migrate'
import { openDatabase } from '../server/db/open'
import { listDue } from '../server/privacy/retention'
import { refreshSettings } from '../server/town/settings'
import { explainAndExit } from './failures'
import { readSettings } from './settings'

async function show(): Promise<void> {
  const config = readSettings()
  const database = openDatabase(config)
  try {
    await migrate(database)
    await refreshSettings({ database })
    const due = await listDue({ database, now: () => new Date(), town: loadTown(config.contentDir) })
    for (const { title, before, rows } of due)
      console.log(`${String(rows).padStart(6)} 行  ${title}（${before.slice(0, 10)} 以前的）`)
    console.log('这里只看不动；到期的由服务每小时自动处理。天数在工作台“本镇设置”里改。')
  } finally {
    await database.close()
  }
}

show().catch(explainAndExit)
