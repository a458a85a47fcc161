import { readFileSync } from 'node:fs'
import { parseLesson } from '@domain/lesson-markdown'
import { readHead, writeHead } from '../../../desk/features/lessons/head'
import { LESSON_TEMPLATE } from '../../../desk/features/lessons/template'

const real = readFileSync('content/lessons/wages-unpaid-by-contractor.md', 'utf8')

test('reads the fields of a real lesson', () => {
  expect(readHead(real)).toMatchObject({
    id: 'wages-unpaid-by-contractor',
    audiences: ['returnee'],
    topics: ['labour'],
  })
})

test('changing a field leaves the rest of a real lesson what it was', () => {
  const changed = writeHead(writeHead(real, 'title', '工钱：一年没给，怎么办？'), 'topics', ['labour', 'legal-aid'])
  expect(parseLesson(changed)).toEqual({
    ...parseLesson(real),
    title: '工钱：一年没给，怎么办？',
    topics: ['labour', 'legal-aid'],
  })
  expect(changed.slice(changed.indexOf('\n---\n'))).toBe(real.slice(real.indexOf('\n---\n')))
})

test('what is typed with signs that mean something in YAML comes back as typed', () => {
  for (const title of ['a: b # c', '- 一', '"引号"', '[方括号]，{花括号}', '$& $1'])
    expect(readHead(writeHead(LESSON_TEMPLATE, 'title', title))?.title).toBe(title)
})

test('a head that cannot be read is left to the writer', () => {
  const broken = '---\ntitle: [没有关上\n---\n'
  expect(readHead(broken)).toBeUndefined()
  expect(writeHead(broken, 'title', '新')).toBe(broken)
})
