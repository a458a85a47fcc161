import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseLesson } from '@domain/lesson-markdown'
import { measurePlainness, plainnessFaults, sentencesOf } from '@domain/plainness'

const source = readFileSync(join(__dirname, '../../content/lessons/wages-unpaid-by-contractor.md'), 'utf8')
const rules = {
  glossary: [{ term: '诉讼', also: ['提起诉讼'] }],
  jargon: ['诉讼', '表见代理'],
  isCommon: (c: string) => c !== '猥',
}
const withText = (text: string) => parseLesson(source.replace('## 现在怎么办\n', `## 现在怎么办\n\n${text}\n`))
const faultsOf = (text: string) => plainnessFaults(measurePlainness(withText(text), rules))

describe('a lesson is plain', () => {
  test('as it stands', () => {
    expect(faultsOf('先打电话。')).toEqual([])
  })

  test('when no sentence is too long', () => {
    const long = `${'这样写下去谁也读不完'.repeat(5)}。`
    expect(faultsOf(long)[0]).toMatch('有一句 50 个字')
  })

  test('when each legal word is explained, in the glossary or on the spot', () => {
    expect(faultsOf('这叫表见代理。')[0]).toMatch('表见代理')
    expect(faultsOf('这叫表见代理（看着像有权替人办事）。')).toEqual([])
    expect(faultsOf('可以提起诉讼。')).toEqual([])
  })

  test('when its characters are common', () => {
    expect(faultsOf('这个字是猥。')[0]).toMatch('猥')
  })

  test('and a sentence ends where a reader takes breath', () => {
    expect(sentencesOf('先打电话，再去；不行？\n“好。”')).toEqual(['先打电话再去', '不行', '好'])
  })
})
