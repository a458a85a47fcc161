import { type Statute, shortTitle } from '@domain/statutes'
import type { Handlers } from '../http/contract'
import { Failure } from '../http/failure'
import type { Parts } from '../parts'
import { articleIndex } from './library'

const headOf = ({ articles, history: _, annex: __, ...statute }: Statute) => ({
  ...statute,
  shortTitle: shortTitle(statute.title),
  articleCount: articles.length,
})

/** The statute library: contents, articles and their neighbours. */
export function statuteRoutes({ content }: Parts): Pick<Handlers, 'statutes' | 'statute' | 'article'> {
  const statuteOf = (title: string): Statute => {
    const statute = content.statutes.find(title)
    if (!statute) throw new Failure('not-found', { message: `法规库里没有《${title}》。` })
    return statute
  }
  const heads = content.statutes.all.map(headOf)
  return {
    statutes: () => heads,
    statute({ params }) {
      const statute = statuteOf(params.title)
      const contents: { section: string; labels: string[] }[] = []
      for (const { section, label } of statute.articles) {
        const last = contents[contents.length - 1]
        if (last?.section === section) last.labels.push(label)
        else contents.push({ section, labels: [label] })
      }
      return { ...headOf(statute), contents }
    },
    article({ params }) {
      const statute = statuteOf(params.title)
      const at = articleIndex(statute, params.label)
      const article = statute.articles[at]
      if (!article) throw new Failure('not-found', { message: `《${shortTitle(statute.title)}》没有${params.label}。` })
      const [previous, next] = [statute.articles[at - 1]?.label, statute.articles[at + 1]?.label]
      return { statute: headOf(statute), article, ...(previous ? { previous } : {}), ...(next ? { next } : {}) }
    },
  }
}
