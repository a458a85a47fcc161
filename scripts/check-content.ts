/**
 * Checks every lesson: format, citations word for word, figures, plainness, and that each group and topic has enough.
 * Prints a report; a line per fault and exit code 1 where something is out of bounds. `--table` writes the table of
 * topics × audiences to docs instead of comparing it.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AUDIENCE_NAMES, AUDIENCES } from '@domain/audiences'
import { LessonFormatError, parseLesson } from '@domain/lesson-markdown'
import type { Lesson } from '@domain/lessons'
import { TOPIC_NAMES, TOPICS } from '@domain/topics'
import { loadGuides, loadStandards } from '../server/content/content'
import { ContentError, filesIn } from '../server/content/files'
import { lessonFaults, plainnessOf } from '../server/content/rules'

const FEWEST = { lessons: 80, perGroup: 14, perTopic: 2, guides: 14 }
const content = join(__dirname, '../content')
const tableFile = join(__dirname, '../docs/lessons.md')

let faults = 0
const complain = (where: string, message: string) => {
  faults++
  console.error(`${where}：${message}`)
}

const standards = loadStandards(content)
const lessons: Lesson[] = []
for (const file of filesIn(join(content, 'lessons'), '.md')) {
  try {
    const lesson = parseLesson(readFileSync(join(content, 'lessons', file), 'utf8'))
    lessons.push(lesson)
    if (`${lesson.id}.md` !== file) complain(file, `文件名要和 id 一样（${lesson.id}）`)
    for (const { level, message } of lessonFaults(lesson, standards))
      if (level === 'error') complain(file, message)
      else console.warn(`${file}：提醒：${message}`)
  } catch (error) {
    if (!(error instanceof LessonFormatError)) throw error
    complain(file, error.message)
  }
}

try {
  const guides = loadGuides(content, standards.statutes)
  console.log(`${guides.length} 份服务指南`)
  if (guides.length < FEWEST.guides) complain('content/guides', `至少要 ${FEWEST.guides} 份`)
} catch (error) {
  if (!(error instanceof ContentError)) throw error
  complain('服务指南', error.message)
}

const published = lessons.filter((lesson) => lesson.status === 'published')
const measured = published.map((lesson) => plainnessOf(lesson, standards))
const average = measured.reduce((sum, each) => sum + each.average, 0) / measured.length
const longest = Math.max(...measured.map((each) => each.longest.length))
console.log(`${published.length} 篇，句子平均 ${average.toFixed(1)} 个字，最长一句 ${longest} 个字`)

if (published.length < FEWEST.lessons) complain('content/lessons', `至少要 ${FEWEST.lessons} 篇`)
for (const audience of AUDIENCES.filter((each) => each !== 'general')) {
  const count = published.filter((lesson) => lesson.audiences.includes(audience)).length
  if (count < FEWEST.perGroup) complain(AUDIENCE_NAMES[audience].name, `只有 ${count} 篇，至少要 ${FEWEST.perGroup} 篇`)
}
for (const topic of TOPICS) {
  const count = published.filter((lesson) => lesson.topics.includes(topic)).length
  if (count < FEWEST.perTopic) complain(TOPIC_NAMES[topic], `只有 ${count} 篇，至少要 ${FEWEST.perTopic} 篇`)
}

const row = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`
const table = [
  '# 普法内容一览',
  '',
  '由 `npm run check:content -- --table` 生成，不要手改。一篇可以属于几个人群、几个主题，所以各格相加多于总数。',
  '',
  row(['主题', ...AUDIENCES.map((each) => AUDIENCE_NAMES[each].name), '篇数']),
  row(['---', ...AUDIENCES.map(() => '---:'), '---:']),
  ...TOPICS.map((topic) => {
    const of = published.filter((lesson) => lesson.topics.includes(topic))
    return row([
      TOPIC_NAMES[topic],
      ...AUDIENCES.map((each) => of.filter((l) => l.audiences.includes(each)).length),
      of.length,
    ])
  }),
  row([
    '合计',
    ...AUDIENCES.map((each) => published.filter((l) => l.audiences.includes(each)).length),
    published.length,
  ]),
  '',
].join('\n')
if (process.argv.includes('--table')) writeFileSync(tableFile, table)
else if (readFileSync(tableFile, 'utf8') !== table)
  complain('docs/lessons.md', '和内容对不上了，请运行 npm run check:content -- --table')

console.log(faults ? `${faults} 处要改` : '普法内容检查通过')
process.exit(faults ? 1 : 0)
