/**
 * Lists the lessons whose cited articles' text changed since somebody reviewed them (待复核); exit code 1 when there are any.
 * `--reviewed` records today's texts as reviewed: for all lessons, or only for the ids that follow it. Run it after reading, not before.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadContent } from '../server/content/content'
import { type ReviewRecord, recordOf, reviewReasons } from '../server/lessons/review-record'

const folder = join(__dirname, '../content')
const { lessonFiles, statutes, reviews } = loadContent(folder)
const at = process.argv.indexOf('--reviewed')

if (at >= 0) {
  const chosen = new Set(process.argv.slice(at + 1))
  const unknown = [...chosen].filter((id) => !lessonFiles.has(id))
  if (unknown.length > 0) {
    console.error(`没有这些普法内容：${unknown.join('、')}`)
    process.exit(1)
  }
  const record: ReviewRecord = {}
  for (const [id, { lesson }] of [...lessonFiles].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const kept = reviews[id]
    if (chosen.size === 0 || chosen.has(id)) record[id] = recordOf(lesson.citations, statutes.find)
    else if (kept) record[id] = kept
  }
  writeFileSync(join(folder, 'reviewed-citations.json'), `${JSON.stringify(record, null, 1)}\n`)
  console.log(`已记下 ${chosen.size || lessonFiles.size} 篇的条文为“已复核”`)
} else {
  let due = 0
  for (const [id, { lesson }] of lessonFiles) {
    const reasons = reviewReasons(lesson.citations, reviews[id], statutes.find)
    if (reasons.length === 0) continue
    due++
    console.log(`${id}（${lesson.title}）\n${reasons.map((reason) => `  ${reason}`).join('\n')}`)
  }
  console.log(due ? `${due} 篇待复核` : '没有待复核的普法内容')
  process.exit(due ? 1 : 0)
}
