import { insertCitation, LESSON_TEMPLATE } from '../../../desk/features/lessons/template'

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
