/**
 * Measures search quality and speed. The lexicon may be tuned to the given and the tuned queries, never to the held-out
 * ones: their misses stay unread. `--misses` prints the others' misses.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadContent } from '../server/content/content'
import { createSearchEngine } from '../server/search/engine'

interface Query {
  query: string
  topics: string[]
  statutes: string[]
}

const TOP = 5
const content = loadContent(join(__dirname, '../content'))
const engine = createSearchEngine(content)
const shelf = engine.shelve(
  [...content.lessonFiles.values()].map((file) => file.lesson).filter((l) => l.status === 'published'),
)

function measure(name: string, queries: readonly Query[], showMisses: boolean): void {
  for (const { query } of queries) engine.find(query, shelf, () => true) // warm up, as a running server is
  const times: number[] = []
  const work: number[] = []
  let [lessons, statutes, either, reciprocal] = [0, 0, 0, 0]
  const misses: string[] = []
  for (const { query, topics, statutes: right } of queries) {
    const begun = performance.now()
    const cpu = process.cpuUsage()
    const found = engine.find(query, shelf, () => true)
    times.push(performance.now() - begun)
    work.push(process.cpuUsage(cpu).user / 1000)
    const lessonAt = found.lessons.findIndex((lesson) => lesson.topics.some((topic) => topics.includes(topic)))
    const statuteAt = found.articles.findIndex(({ article }) => right.includes(article.statute))
    const lessonHit = lessonAt >= 0 && lessonAt < TOP
    const statuteHit = statuteAt >= 0 && statuteAt < TOP
    lessons += Number(lessonHit)
    statutes += Number(statuteHit)
    either += Number(lessonHit || statuteHit)
    reciprocal += lessonAt >= 0 ? 1 / (lessonAt + 1) : 0
    if (!lessonHit || !statuteHit)
      misses.push(
        `  ${query} [${lessonHit ? '' : `lesson: ${found.lessons.slice(0, 3).map((l) => l.id)}`} ${statuteHit ? '' : `statute: ${found.articles.slice(0, 5).map((a) => a.article.statute)}`}]`,
      )
  }
  const share = (count: number) => `${((100 * count) / queries.length).toFixed(0)}%`
  const at = (of: number[], q: number) =>
    ([...of].sort((a, b) => a - b)[Math.min(of.length - 1, Math.floor(of.length * q))] ?? 0).toFixed(1)
  console.log(
    `${name}: n=${queries.length} lessons@5=${share(lessons)} statutes@5=${share(statutes)} either@5=${share(either)} lesson-MRR=${(reciprocal / queries.length).toFixed(2)} p50=${at(times, 0.5)}ms p95=${at(times, 0.95)}ms processor-p95=${at(work, 0.95)}ms`,
  )
  if (showMisses) console.log(misses.join('\n'))
}

const read = (file: string): Query[] => JSON.parse(readFileSync(join(__dirname, 'data', file), 'utf8')) as Query[]
console.log(
  `${content.statutes.all.reduce((n, s) => n + s.articles.length, 0)} articles, ${shelf.lessons.length} lessons`,
)
const showMisses = process.argv.includes('--misses')
measure('given', read('search-queries.json'), showMisses)
measure('tuned', read('search-tuned.json'), showMisses)
measure('held out', read('search-heldout.json'), false)
measure('spoken', read('search-spoken.json'), showMisses)
measure('fresh', read('search-fresh.json'), showMisses)
measure('everyday', read('search-everyday.json'), showMisses)
measure('last, never tuned to', read('search-last.json'), false)
