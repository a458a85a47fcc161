import { type Article, type Statute, shortTitle } from '@domain/statutes'

/** The statutes in memory, found by title with or without 中华人民共和国. */
export interface StatuteLibrary {
  all: readonly Statute[]
  find(title: string): Statute | undefined
}

export function createStatuteLibrary(statutes: readonly Statute[]): StatuteLibrary {
  const byTitle = new Map(
    statutes.flatMap((statute) => [[statute.title, statute] as const, [shortTitle(statute.title), statute] as const]),
  )
  return { all: statutes, find: (title) => byTitle.get(title) ?? byTitle.get(title.replace(/^《(.*)》$/, '$1')) }
}

/** The index of an article by its label (第三条) or by number: 3, 287之2, 287-2. -1 when there is none. */
export function articleIndex(statute: Statute, label: string): number {
  const exact = statute.articles.findIndex((article) => article.label === label)
  if (exact >= 0) return exact
  const match = /^第?(\d{1,4})条?(?:[之-](\d{1,2}))?$/.exec(label)
  if (!match) return -1
  const [number, suffix] = [Number(match[1]), Number(match[2] ?? 0)]
  return statute.articles.findIndex((a: Article) => a.number === number && (a.suffix ?? 0) === suffix)
}
