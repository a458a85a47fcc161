import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadContent } from '../../../server/content/content'
import { recordOf, reviewReasons } from '../../../server/lessons/review-record'
import { createSearchEngine } from '../../../server/search/engine'
import { createInvertedIndex } from '../../../server/search/inverted-index'
import { normalise } from '../../../server/search/normalise'
import { createSpeller } from '../../../server/search/spelling'
import { replaceRuns } from '../../../server/search/tokens'
import { spellerOf } from '../../../server/search/vocabulary'

const root = join(__dirname, '../../..')
const content = loadContent(join(root, 'content'))
const engine = createSearchEngine(content)
const shelf = engine.shelve([...content.lessonFiles.values()].map((file) => file.lesson))
const find = (question: string) => engine.find(question, shelf, () => true)

interface Query {
  query: string
  topics: string[]
  statutes: string[]
}
const queries = (file: string) => JSON.parse(readFileSync(join(root, 'bench/data', file), 'utf8')) as Query[]

describe('search', () => {
  test.each(['queries', 'tuned', 'heldout', 'spoken', 'fresh', 'last'])(
    'answers at least 95 of 100 questions of the %s ones',
    (set) => {
      const all = queries(`search-${set}.json`)
      const right = all.filter(({ query, topics, statutes }) => {
        const { lessons, articles } = find(query)
        return (
          lessons.slice(0, 5).some((lesson) => lesson.topics.some((topic) => topics.includes(topic))) ||
          articles.slice(0, 5).some(({ article }) => statutes.includes(article.statute))
        )
      })
      expect(right.length / all.length).toBeGreaterThanOrEqual(0.95)
    },
  )

  test('never finds an article of a superseded law', () => {
    const superseded = content.statutes.all.filter((statute) => statute.status === 'superseded')
    expect(superseded.length).toBeGreaterThan(0)
    for (const { title } of superseded) {
      const short = title.replace('中华人民共和国', '')
      expect(find(short).articles.map(({ article }) => article.statute)).not.toContain(short)
    }
  })

  test.each([
    ['ldht', '劳动合同'],
    ['laodonghetong', '劳动合同'],
    ['caili', '彩礼'],
    ['zhai ji di neng mai ma', '宅基地'],
  ])('reads %s as %s', (letters, meant) => {
    expect(engine.fromLatin(letters)[0]).toBe(meant)
    expect(
      find(letters)
        .lessons.slice(0, 5)
        .map((l) => l.id),
    ).toEqual(
      find(meant)
        .lessons.slice(0, 5)
        .map((l) => l.id),
    )
  })

  test('folds full-width and traditional forms', () => {
    expect(normalise('老闆欠薪資，１２３４５？')).toBe(normalise('老板欠薪资 12345'))
  })

  test('finds nothing in nothing', () => {
    for (const question of ['？？？', 'zzzzqqq', '🙂', 'constructor', 'toString'])
      expect(find(question)).toMatchObject({ lessons: [], articles: [], answered: false })
  })
})

describe('ranking by words', () => {
  const index = createInvertedIndex([[['工钱', '工地']], [['工钱', '工钱', '讨薪']], [['种子', '种地', '下雨']]], [1])
  const rank = (...terms: string[]) =>
    index.rank(
      terms.flatMap((term) => index.postings(term) ?? []),
      2,
    )

  test('finds what holds the words, the rarer and more of them the better, and never more than asked for', () => {
    expect(rank('讨薪')).toEqual([1])
    expect(rank('种子', '工地')).toHaveLength(2)
    expect(rank('讨薪', '种子', '种地')[0]).toBe(2)
    expect(rank('没有的词')).toEqual([])
  })
})

describe('what a question is about', () => {
  test('is guessed from how lessons speak, without a word of the law', () => {
    const known = shelf.lessons.filter(({ title, topics }) => {
      const [best] = shelf.guess(normalise(title))
      return best !== undefined && topics.includes(best[0])
    })
    expect(known.length / shelf.lessons.length).toBeGreaterThan(0.95)
    expect(shelf.guess('zzzz').size).toBe(0)
  })

  test('is found in dialect, which is turned into what everybody says; words are not taken apart', () => {
    const meaning = (run: readonly string[]) => content.lexicon.dialect[run.join('')]
    expect(replaceRuns('掌柜的没影儿', meaning)).toBe('老板跑了')
    expect(replaceRuns('拉饥荒', meaning)).toBe('借债欠钱')
    expect(replaceRuns('应该我的', meaning)).toBe('应该我的')
  })
})

describe('spelling', () => {
  const terms = ['劳动合同', '人民调解', '彩礼', '火葬']
  const { correct } = createSpeller(terms, terms, new Set(content.lexicon.fillers))

  test.each([
    ['老动合同没签', '劳动合同没签'],
    ['劳动和同没签', '劳动合同没签'],
    ['劳功合同没签', '劳动合同没签'],
    ['退彩理', '退彩礼'],
  ])('puts %s right', (typed, meant) => {
    expect(correct(typed)).toBe(meant)
  })

  test('leaves what is right alone', () => {
    for (const question of ['劳动合同没签', '下雨了收衣服', '得了大病没钱治', '给人家扛活掌柜的没影了', 'abc', ''])
      expect(correct(question)).toBe(question)
  })

  test('turns almost none of the questions people ask into another', () => {
    const questions = ['queries', 'tuned', 'heldout', 'spoken'].flatMap((set) => queries(`search-${set}.json`))
    const speller = spellerOf(content)
    const turned = questions.map(({ query }) => normalise(query)).filter((text) => speller.correct(text) !== text)
    expect(turned.length / questions.length).toBeLessThanOrEqual(0.02)
  })

  test.each(['劳动仲才', '赡养废', '行政复意', '土地确全', '离昏冷静期', '家庭报力', '经济补尝', '高立贷'])(
    'knows what %s is meant to be',
    (typed) => {
      expect(spellerOf(content).correct(`问问${typed}怎么办`)).not.toContain(typed)
    },
  )

  test('leaves everyday words alone', () => {
    for (const question of ['我家的地', '没钱治', '人家找我来了'])
      expect(spellerOf(content).correct(question)).toBe(question)
  })
})

describe('what must be reviewed again', () => {
  const [file] = content.lessonFiles.values()
  const citations = file?.lesson.citations ?? []
  const reviewed = recordOf(citations, content.statutes.find)

  test('nothing while the cited articles stay as they were', () => {
    expect(reviewReasons(citations, reviewed, content.statutes.find)).toEqual([])
  })

  test('names each article whose words changed, and what was never reviewed', () => {
    const changed = reviewed.map((each) => ({ ...each, hash: 'another' }))
    expect(reviewReasons(citations, changed, content.statutes.find)).toHaveLength(reviewed.length)
    expect(reviewReasons(citations, [], content.statutes.find)).toHaveLength(reviewed.length)
    expect(reviewReasons(citations, undefined, content.statutes.find)).toHaveLength(1)
  })
})
