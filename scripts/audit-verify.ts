/**
 * `npm run audit:verify -- [序号:校验码]`: goes through the audit log and says whether an entry was changed, taken out or put
 * elsewhere. With a number and hash noted down earlier it also says whether that entry is still the same: then the whole
 * log cannot have been made anew either. Exit code 1 where something is wrong.
 */
import { openDatabase } from '../server/db/open'
import { type ChainReport, verifyChain } from '../server/staff/audit-log'
import { explainAndExit } from './failures'
import { readSettings } from './settings'

const WHY: Record<NonNullable<ChainReport['fault']>['why'], string> = {
  missing: '这一条不见了',
  changed: '这一条或者它前面的内容被改过、换过位置',
  end: '从这一条起，最后的记录被删掉了',
  head: '记着“写到第几条、清除到第几条”的那一行被动过',
}

async function verify(noted: string | undefined): Promise<void> {
  const database = openDatabase(readSettings())
  try {
    const { entries, cleared, last, fault } = await verifyChain(database.query)
    if (cleared > 0) console.log(`第 1 到第 ${cleared} 条已经过了保存期，由程序清除。`)
    if (fault) {
      console.log(`✗ 操作记录断在第 ${fault.seq} 条：${WHY[fault.why]}。请保留现场，从备份里找出原样。`)
      process.exitCode = 1
      return
    }
    console.log(`✓ ${entries} 条操作记录都在，没有被改过。`)
    if (noted) await compare(noted)
    console.log(`最后一条的校验码：${last.seq}:${last.hash}`)
    console.log('请抄下来或打印存档；下次核对时写在命令后面，整本重写也看得出来。')
  } finally {
    await database.close()
  }

  async function compare(given: string): Promise<void> {
    const [, seq, hash] = /^(\d+):([0-9a-f]{64})$/.exec(given) ?? []
    if (!seq) throw new Error('校验码要照原样写：序号:64 位字母数字')
    const row = await database.query
      .selectFrom('audit')
      .select('hash')
      .where('seq', '=', Number(seq))
      .executeTakeFirst()
    if (row?.hash === hash) return console.log(`✓ 第 ${seq} 条和上次抄下的一样。`)
    console.log(`✗ 第 ${seq} 条和上次抄下的不一样${row ? '' : '（已经不在了）'}。`)
    process.exitCode = 1
  }
}

verify(process.argv[2]).catch(explainAndExit)
