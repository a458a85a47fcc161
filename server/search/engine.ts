import type { Lesson } from '@domain/lessons'
import { fuse } from '@domain/search'
import { shortTitle } from '@domain/statutes'
import type { Topic } from '@domain/topics'
import type { Content } from '../content/content'
import { type ArticleShelf, type ShelvedArticle, shelveArticles } from './articles'
import { type LessonShelf, shelveLessons } from './lessons'
import { createReader, type Reading } from './lexicon'
import { normalise } from './normalise'
import { bigrams, createFillerFilter, replaceRuns, words } from './tokens'
import { spellerOf } from './vocabulary'

const DEPTH = 60
/** How much a lesson's topic counts beside its words, where the lexicon read it from the question and where it is a guess. */
const READ = 0.45
const GUESSED = 0.3
const PER_STATUTE = 2

export interface Found {
  lessons: Lesson[]
  articles: { article: ShelvedArticle; paragraph: string }[]
  /** Topics of the question, strongest first. */
  topics: Topic[]
  terms: string[]
  answered: boolean
}

export interface SearchEngine {
  shelve(lessons: readonly Lesson[]): LessonShelf
  /** The best lessons (at most `limit`) of the shelf that `allowed` lets through, and articles, for a question as it was typed. */
  find(question: string, shelf: LessonShelf, allowed: (lesson: Lesson) => boolean, limit?: number): Found
  /** What the service knows by latin letters, for suggestions. */
  fromLatin(text: string): string[]
}

const engines = new WeakMap<object, SearchEngine>()

/** The engine of a content, built once: it takes a second or two, so production asks for it before it serves anybody. */
export function searchEngineOf(content: Pick<Content, 'statutes' | 'lexicon' | 'glossary'>): SearchEngine {
  const engine = engines.get(content) ?? createSearchEngine(content)
  engines.set(content, engine)
  return engine
}

/** Builds an engine from the content. */
export function createSearchEngine(content: Pick<Content, 'statutes' | 'lexicon' | 'glossary'>): SearchEngine {
  const { lexicon } = content
  const ignored = new Set(lexicon.fillers)
  const articles = shelveArticles(content.statutes.all, ignored)
  const read = createReader(lexicon)
  const withoutFillers = createFillerFilter(lexicon.fillers)
  const speller = spellerOf(content)
  /** Statutes that mostly decide questions of the guessed topics. */
  const statutesOf = (guess: Topics): Map<string, number> => {
    const best = new Map<string, number>()
    for (const [topic, likelihood] of guess)
      for (const title of lexicon.topicStatutes[topic] ?? [])
        best.set(title, Math.max(best.get(title) ?? 0, likelihood))
    return best
  }
  const dialect = new Map(Object.entries(lexicon.dialect))
  const plainly = (text: string) => replaceRuns(text, (run) => dialect.get(run.join('')))

  return {
    shelve: (lessons) => shelveLessons(lessons, lexicon, ignored),
    fromLatin: speller.fromLatin,
    find(question, shelf, allowed, limit = 10) {
      const typed = normalise(question)
      // Of several words with these letters the best is meant; the suggestions offer the others.
      const [latin] = /^[a-z ]+$/.test(typed) ? speller.fromLatin(typed) : []
      const text = latin ?? speller.correct(plainly(typed))
      const core = cutUp(withoutFillers(text) || text)
      const reading = read(text)
      const guess = shelf.guess(text)
      const lessonIds = rankLessons(core, reading, guess, shelf).filter((at) => allowed(shelf.lessons[at] as Lesson))
      const cited = citedBy(
        lessonIds.slice(0, 4).map((at) => shelf.lessons[at] as Lesson),
        articles,
      )
      const articleIds = rankArticles(core, reading, statutesOf(guess), articles, cited)
      const tokens = core.words.filter((word) => !ignored.has(word))
      if (tokens.length === 0) tokens.push(...core.pairs)
      const covered = Math.max(
        ...lessonIds.slice(0, 3).map((at) => coverage(tokens, shelf.texts[at] ?? '')),
        ...articleIds.slice(0, 5).map((at) => coverage(tokens, articles.articles[at]?.text ?? '')),
        0,
      )
      const terms = [...new Set([...reading.said, ...reading.law, ...tokens])].filter((term) => term.length > 1)
      return {
        lessons: lessonIds.slice(0, limit).map((at) => shelf.lessons[at] as Lesson),
        articles: articleIds.map((at) => {
          const article = articles.articles[at] as ShelvedArticle
          return { article, paragraph: bestParagraph(article.paragraphs, terms) }
        }),
        topics: reading.topics.size > 0 || !isSure(guess) ? [...reading.topics.keys()] : [...guess.keys()].slice(0, 1),
        terms,
        answered: reading.topics.size > 0 || (covered >= 0.6 && tokens.length > 0) || isSure(guess),
      }
    },
  }
}

type Topics = ReadonlyMap<Topic, number>

/** Whether the likeliest topic leaves the next far behind; for a question of no law at all none ever did. */
const isSure = (guess: Topics): boolean => {
  const [, second] = guess.values()
  return second !== undefined && second < 0.05
}

/** What is left of a question without its fillers, cut in both ways. */
interface Core {
  pairs: readonly string[]
  words: readonly string[]
}

const cutUp = (text: string): Core => ({ pairs: [...new Set(bigrams(text))], words: [...new Set(words(text))] })

function rankLessons(core: Core, reading: Reading, guess: Topics, shelf: LessonShelf): number[] {
  const { index, lessons } = shelf
  const byText = fuse([
    { ids: index.byBigrams(core.pairs, DEPTH), weight: 1 },
    { ids: index.byWords(core.words, DEPTH), weight: 1 },
    { ids: index.byPhrases([...reading.said, ...reading.law], DEPTH), weight: 0.8 },
  ])
  const best = Math.max(...byText.values(), 1 / 60)
  // A lesson of the topic that was read from the question counts as much as one with the very words.
  const scored = lessons.flatMap((lesson, at): [number, number][] => {
    const nearness = (topics: Topics) =>
      Math.max(...lesson.topics.map((t, place) => (topics.get(t) ?? 0) / (1 + place * 0.2)), 0)
    const [read, guessed] = [nearness(reading.topics), nearness(guess)]
    const text = (byText.get(at) ?? 0) / best
    return text === 0 && read < 0.8 ? [] : [[at, text + read * READ + guessed * GUESSED]]
  })
  return scored.sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([at]) => at)
}

/** Positions of the articles that lessons rest on, those of the first lesson first: a lawyer chose them for this situation. */
const citedBy = (lessons: readonly Lesson[], shelf: ArticleShelf): number[] => [
  ...new Set(
    lessons.flatMap(({ citations }) =>
      citations.flatMap(({ statute, article }) => shelf.byLabel.get(`${shortTitle(statute)} ${article}`) ?? []),
    ),
  ),
]

function rankArticles(
  core: Core,
  reading: Reading,
  guessed: ReadonlyMap<string, number>,
  shelf: ArticleShelf,
  cited: readonly number[],
): number[] {
  const { index, articles } = shelf
  const byText = fuse([
    { ids: index.byBigrams(core.pairs, DEPTH), weight: 1 },
    { ids: index.byWords(core.words, DEPTH), weight: 1 },
    { ids: index.byPhrases([...reading.law, ...reading.said], DEPTH), weight: 1.2 },
    { ids: cited, weight: 1.2 },
  ])
  const best = Math.max(...byText.values(), 1 / 60)
  const scored = [...byText].map(([at, score]): [number, number] => [
    at,
    score / best +
      (reading.statutes.get(articles[at]?.statute ?? '') ?? 0) * 0.7 +
      (guessed.get(articles[at]?.statute ?? '') ?? 0) * GUESSED,
  ])
  const taken = new Map<string, number>()
  return scored
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .filter(([at]) => {
      const statute = articles[at]?.statute ?? ''
      const count = (taken.get(statute) ?? 0) + 1
      taken.set(statute, count)
      return count <= PER_STATUTE
    })
    .map(([at]) => at)
    .slice(0, 10)
}

const coverage = (tokens: readonly string[], text: string): number => {
  const size = tokens.reduce((sum, token) => sum + token.length, 0)
  const met = tokens.filter((token) => text.includes(token)).reduce((sum, token) => sum + token.length, 0)
  return size === 0 ? 0 : met / size
}

function bestParagraph(paragraphs: readonly string[], terms: readonly string[]): string {
  const met = (paragraph: string) =>
    terms.filter((term) => paragraph.includes(term)).reduce((n, term) => n + term.length, 0)
  return paragraphs.reduce((best, next) => (met(next) > met(best) ? next : best), paragraphs[0] ?? '')
}
