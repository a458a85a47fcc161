/**
 * The figures a lesson states — days, months, years, ages, hours, multiples, shares, sums — must stand in an article it
 * cites: a wrong number harms whoever relies on it. Digits and Chinese numerals are read alike.
 */
import { type Lesson, plainText, SECTION_TITLES } from './lessons'

const DIGITS: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const PLACES: Record<string, number> = { 十: 10, 百: 100, 千: 1000 }

/** The value of digits (`1,000`, `1.5`) or Chinese numerals up to 万 (一千五百, 三万); NaN for anything else. */
export function numberOf(text: string): number {
  if (/^[\d,.]+$/.test(text)) return Number(text.replace(/,/g, ''))
  const [high, low] = text.includes('万') ? text.split('万') : ['', text]
  const thousands = high === '' ? 0 : numberOf(high as string)
  let [sum, digit] = [0, 0]
  for (const char of low as string) {
    if (char in DIGITS) digit = DIGITS[char] as number
    else if (char in PLACES) {
      sum += (digit || 1) * (PLACES[char] as number)
      digit = 0
    } else return Number.NaN
  }
  return (high === '' && text.includes('万') ? Number.NaN : thousands * 10_000) + sum + digit
}

const NUMERAL = '(?:\\d[\\d,.]*\\d|\\d|[零〇一二两三四五六七八九十百千万]+)'
const FIGURE = new RegExp(
  `百分之(${NUMERAL})|(${NUMERAL})分之(${NUMERAL})|(${NUMERAL})\\s*(万元|元|个月|年|日|天|小时|周岁|岁|倍|%)`,
  'g',
)
/** 12月4日, 2026年3月, 三月十五日: a date is not a period. */
const DATE =
  /(?:\d{4}\s*年\s*)?(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*月\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*日|\d{4}\s*年(?:\s*\d{1,2}\s*月)?/g
const SAME_UNIT: Record<string, string> = { 天: '日', 岁: '岁', 周岁: '岁', '%': '%' }

/** Every figure of a text in one spelling: `30日`, `2倍`, `30%`, `1/3`, `5000元`. */
export function figuresIn(text: string): string[] {
  return [...text.replace(DATE, ' ').matchAll(FIGURE)].flatMap((match) => {
    const [, percent, below, above, amount, unit] = match
    if (percent) return `${numberOf(percent)}%`
    if (below && above) return `${numberOf(above)}/${numberOf(below)}`
    const value = numberOf(amount as string)
    if (Number.isNaN(value)) return []
    return unit === '万元' ? `${value * 10_000}元` : `${value}${SAME_UNIT[unit as string] ?? unit}`
  })
}

/** What a lesson states as its own: not the wrong options of its quiz. */
export const statedText = (lesson: Lesson): string =>
  [
    lesson.title,
    lesson.summary,
    ...lesson.sections.map((section) => plainText(section.blocks)),
    ...lesson.quiz.flatMap((question) => [question.question, question.options[question.answer] ?? '', question.reason]),
    lesson.broadcast ?? '',
  ].join('\n')

/** Figures the lesson states that stand in none of `articles` (full texts of the cited articles), each once. */
export function unfoundedFigures(lesson: Lesson, articles: readonly string[]): string[] {
  const founded = new Set(articles.flatMap(figuresIn))
  return [...new Set(figuresIn(statedText(lesson)))].filter((figure) => !founded.has(figure))
}

/** Where in the lesson a figure stands, for whoever mends it. */
export function placeOfFigure(lesson: Lesson, figure: string): string {
  const section = lesson.sections.find(({ blocks }) => figuresIn(plainText(blocks)).includes(figure))
  return section ? `“${SECTION_TITLES[section.kind]}”` : '标题、小测或广播稿'
}
