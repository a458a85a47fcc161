import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { figuresIn, numberOf, unfoundedFigures } from '@domain/figures'
import { parseLesson } from '@domain/lesson-markdown'
import fc from 'fast-check'

const CHINESE = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九']
const spoken = (n: number): string => {
  if (n < 10) return CHINESE[n] as string
  if (n < 100) return `${n < 20 ? '' : CHINESE[Math.floor(n / 10)]}十${n % 10 ? CHINESE[n % 10] : ''}`
  return `${CHINESE[Math.floor(n / 100)]}百${n % 100 === 0 ? '' : n % 100 < 10 ? `零${CHINESE[n % 10]}` : `${CHINESE[Math.floor((n % 100) / 10)]}十${n % 10 ? CHINESE[n % 10] : ''}`}`
}

describe('figures', () => {
  test('are the same number in digits and in Chinese numerals', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), (n) => numberOf(spoken(n)) === n && numberOf(String(n)) === n),
    )
  })

  test.each([
    ['应当自收到之日起三十日内', ['30日']],
    ['支付二倍的工资', ['2倍']],
    ['处一千元以上三万元以下罚款', ['1000元', '30000元']],
    ['不超过百分之三十', ['30%']],
    ['三分之二以上同意', ['2/3']],
    ['满16周岁，不满十八岁', ['16岁', '18岁']],
    ['12月4日是国家宪法日，2026年起', []],
    ['两个月内', ['2个月']],
    ['5 天以内', ['5日']],
  ])('are found: %s', (text, figures) => {
    expect(figuresIn(text)).toEqual(figures)
  })

  test('that no cited article holds are named', () => {
    const source = readFileSync(join(__dirname, '../../content/lessons/no-contract-double-pay.md'), 'utf8')
    const lesson = parseLesson(source.replace('## 现在怎么办\n', '## 现在怎么办\n\n超过四十五天就没有了。\n'))
    expect(unfoundedFigures(lesson, ['自用工之日起超过一个月不满一年未订立的，支付二倍的工资'])).toContain('45日')
  })
})
