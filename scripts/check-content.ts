/** Checks every lesson against its format and the statute library. Exit code 1 with a line per fault. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LessonFormatError, parseLesson } from '@domain/lesson-markdown'
import { citationFault, type Statute, shortTitle } from '@domain/statutes'

const folder = join(__dirname, '../content')
const read = (path: string) => readFileSync(join(folder, path), 'utf8')

const statutes = new Map<string, Statute>()
for (const file of readdirSync(join(folder, 'statutes'))) {
  const statute = JSON.parse(read(`statutes/${file}`)) as Statute
  statutes.set(statute.title, statute)
  statutes.set(shortTitle(statute.title), statute)
}

let faults = 0
for (const file of readdirSync(join(folder, 'lessons'))) {
  const complain = (message: string) => {
    faults++
    console.error(`${file}：${message}`)
  }
  try {
    const lesson = parseLesson(read(`lessons/${file}`))
    if (`${lesson.id}.md` !== file) complain(`文件名要和 id 一样（${lesson.id}）`)
    for (const citation of lesson.citations) {
      const fault = citationFault(citation, (title) => statutes.get(title))
      if (fault) complain(fault)
    }
  } catch (error) {
    if (!(error instanceof LessonFormatError)) throw error
    complain(error.message)
  }
}
console.log(faults ? `${faults} 处要改` : '普法内容检查通过')
process.exit(faults ? 1 : 0)
