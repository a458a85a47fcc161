/**
 * `npm run privacy` writes docs/privacy.md from the annotations in server/privacy/inventory.ts; with `--check` it only
 * says whether the file is up to date.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ACTIVITIES, type Activity, type Datum, GUARDS, INVENTORY } from '../server/privacy/inventory'

const file = join(__dirname, '../docs/privacy.md')

interface Held extends Datum {
  where: string
}

const held: Held[] = Object.entries(INVENTORY).flatMap(([table, columns]) =>
  columns === 'nothing'
    ? []
    : (Object.entries(columns) as [string, Datum | null][]).flatMap(([column, datum]) =>
        datum ? [{ ...datum, where: `${table}.${column}` }] : [],
      ),
)
const empty = Object.entries(INVENTORY).flatMap(([table, columns]) => (columns === 'nothing' ? [table] : []))

function section([name, activity]: [string, Activity]): string {
  const rows = held.filter((datum) => datum.for === name)
  return `## ${activity.title}

- 为什么：${activity.purpose}
- 依据：${activity.basis}
- 留多久：${activity.kept}
- 谁能看：${activity.seenBy}
- 怎么撤回：${activity.withdraw}

| 是什么 | 怎么存 | 在哪里 |
| --- | --- | --- |
${rows.map(({ what, guard, where }) => `| ${what} | ${GUARDS[guard]} | \`${where}\` |`).join('\n')}
`
}

const text = `# 个人信息清单

这张表由 \`npm run privacy\` 从 \`server/privacy/inventory.ts\` 生成，不要手改。数据库每张表的每一列都在那里标过：哪一列是个人信息、为什么要、依据《个人信息保护法》哪一项、留多久、谁能看。新加一列不标，类型检查就不通过。

看、拿走、删除（第四十四条到第四十七条）：小程序“我的”→“我的信息”。到期自动删除，由服务端每小时做一次；\`npm run retention\` 只看现在有多少到期，不动数据。

${Object.entries(ACTIVITIES).map(section).join('\n')}
## 没有个人信息的表

${empty.map((table) => `\`${table}\``).join('、')}
`

if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== text) {
    console.error('docs/privacy.md 和代码里的标注不一致：运行 npm run privacy 重新生成')
    process.exit(1)
  }
  console.log(`个人信息清单：${held.length} 项，${Object.keys(INVENTORY).length} 张表`)
} else writeFileSync(file, text)
