import { parse } from 'yaml'
import { insertCitation, LESSON_TEMPLATE, lessonOfQuestion } from '../../../desk/features/lessons/template'

const one = '  - statute: 民法典\n    article: 第一条\n    quote: "为了保护民事主体的合法权益"\n'

test('a citation goes to the end of the list, and the rest stays as it was', () => {
  const once = insertCitation(LESSON_TEMPLATE, one)
  const twice = insertCitation(once, one.replace('第一条', '第二条'))
  expect(once.replace(one, '')).toBe(LESSON_TEMPLATE)
  expect(twice.indexOf('第一条')).toBeLessThan(twice.indexOf('第二条'))
  expect(twice.indexOf('第二条')).toBeLessThan(twice.indexOf('quiz:'))
})

test('a text without a list of citations stays as it is', () => {
  expect(insertCitation('## 遇到的事\n', one)).toBe('## 遇到的事\n')
})

test('a lesson begun from a question keeps both texts whole, whatever signs are in them', () => {
  const source = lessonOfQuestion('工钱: "要不回来"怎么办 $& #1？\n还有下一行', '先打 12333。$1 也是字。')
  const [, head = ''] = source.split('---\n')
  expect(parse(head.replace(/^citations:$/m, 'citations: []'))).toMatchObject({
    title: '工钱: "要不回来"怎么办 $& #1？ 还有下一行',
  })
  expect(source).toContain('先打 12333。$1 也是字。')
})
