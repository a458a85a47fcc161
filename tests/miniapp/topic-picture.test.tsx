import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Reply } from '@domain/api'
import { TOPICS } from '@domain/topics'
import { render, screen } from '@testing-library/react'
import { LessonReader } from '@/features/lessons/lesson-reader'
import { TopicLessons } from '@/features/lessons/topic-lessons'
import { TopicPicture } from '@/features/topics/topic-picture'
import { serve } from './mocks/taro'

const src = join(__dirname, '../../src')
const folder = join(src, 'assets/topics')
const MAX_BYTES = 1200
/** Shapes alone: no words, no scripts, no styles, nothing loaded from elsewhere. */
const SHAPES = new Set(['svg', 'g', 'path', 'circle', 'rect'])
const ATTRIBUTES =
  /^(xmlns|viewBox|fill|stroke|stroke-width|stroke-linecap|stroke-linejoin|opacity|transform|d|cx|cy|r|x|y|width|height|rx)$/
const MAX_COLOURS = 10
/** What all stand on, under the same sky. */
const GROUND = /^<svg [^>]*viewBox="0 0 96 72"[^>]*><path fill="#e4f1ed" [^>]*\/><rect fill="#79b5a0" [^>]*\/>/

const elementsOf = (picture: string) => [
  ...new DOMParser().parseFromString(picture, 'image/svg+xml').documentElement.ownerDocument.querySelectorAll('*'),
]

test('every topic has a picture, and there is no other', () => {
  expect(readdirSync(folder).sort()).toEqual([...TOPICS].sort().map((topic) => `${topic}.svg`))
})

describe.each(TOPICS)('the picture of %s', (topic) => {
  const file = join(folder, `${topic}.svg`)
  const picture = readFileSync(file, 'utf8')

  test('is small and made of plain shapes on the common ground', () => {
    expect(statSync(file).size).toBeLessThanOrEqual(MAX_BYTES)
    expect(picture).toMatch(GROUND)
    for (const element of elementsOf(picture)) {
      expect(SHAPES).toContain(element.tagName)
      for (const { name } of element.attributes) expect(name).toMatch(ATTRIBUTES)
    }
    expect(elementsOf(picture)[0]?.textContent?.trim()).toBe('')
  })

  test('has the colours of the design tokens, and few', () => {
    const tokens = new Set(readFileSync(join(src, 'styles/tokens.scss'), 'utf8').match(/#[0-9a-f]{6}\b/g))
    const colours = new Set(
      elementsOf(picture)
        .flatMap((element) => [element.getAttribute('fill'), element.getAttribute('stroke')])
        .filter((colour) => colour && colour !== 'none'),
    )
    expect([...colours].filter((colour) => !tokens.has(colour ?? ''))).toEqual([])
    expect(colours.size).toBeLessThanOrEqual(MAX_COLOURS)
  })

  test('is shown for it, and not read out', () => {
    const { container } = render(<TopicPicture topic={topic} />)
    expect(container.querySelector('[src]')).toHaveAttribute('src', `${topic}.svg`)
    expect(screen.queryByRole('img')).toBeNull()
  })
})

const lesson: Reply<'lesson'> = {
  id: 'fall',
  title: '摔伤了算工伤吗？',
  summary: '上班时摔的，一般算。',
  audiences: ['general'],
  topics: ['injury', 'labour'],
  keyDates: [],
  adultOnly: false,
  minutes: 2,
  sections: [],
  citations: [],
  quiz: [],
}

test('a lesson begins with the picture of its first topic', async () => {
  serve(({ url }) => (url.includes('/lessons/fall') ? { statusCode: 200, data: lesson } : 'offline'))
  const { container } = render(<LessonReader id="fall" />)
  await screen.findByRole('heading', { name: lesson.title })
  expect([...container.querySelectorAll('[src]')].map((each) => each.getAttribute('src'))).toEqual(['injury.svg'])
})

test.each([
  ['with lessons', [{ ...lesson, why: '', score: 1 }], '共 1 篇'],
  ['without any', [], '还没有文章'],
])('the page of a topic shows its picture, %s', async (_, lessons, words) => {
  serve(() => ({ statusCode: 200, data: lessons }))
  const { container } = render(<TopicLessons topic="traffic" />)
  await screen.findByText(new RegExp(words))
  expect([...container.querySelectorAll('[src]')].map((each) => each.getAttribute('src'))).toEqual(['traffic.svg'])
})
