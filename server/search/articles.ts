import { type Statute, shortTitle } from '@domain/statutes'
import { createFullText, type FullText } from './full-text'
import { normalise } from './normalise'

/** An article that can be found. */
export interface ShelvedArticle {
  statute: string
  label: string
  section: string
  paragraphs: readonly string[]
  /** Normalised text, to see how much of a question it meets. */
  text: string
}

export interface ArticleShelf {
  articles: readonly ShelvedArticle[]
  index: FullText
  /** Positions by short title and label, as in `劳动合同法 第八十二条`. */
  byLabel: ReadonlyMap<string, number>
}

/** The articles of every statute that still holds; superseded ones are read in the library, never found. */
export function shelveArticles(statutes: readonly Statute[], ignored: ReadonlySet<string>): ArticleShelf {
  const articles = statutes
    .filter((statute) => statute.status !== 'superseded')
    .flatMap((statute) =>
      statute.articles.map((article) => ({
        statute: shortTitle(statute.title),
        label: article.label,
        section: article.section,
        paragraphs: article.paragraphs,
        text: normalise(article.paragraphs.join(' ')),
      })),
    )
  const byLabel = new Map(articles.map(({ statute, label }, at) => [`${statute} ${label}`, at]))
  const fields = articles.map(({ text, section, statute }) => [text, normalise(section), normalise(statute)])
  return { articles, index: createFullText(fields, [1, 0.8, 0.6], ignored), byLabel }
}
