import { summariseGuide } from '@domain/guides'
import type { DirectoryBook } from '../directory/book'
import type { Handlers } from '../http/contract'
import { Failure } from '../http/failure'
import type { Parts } from '../parts'

/** Service guides, each with the numbers of the directory as they are now. */
export const guideRoutes = ({ content }: Parts, book: DirectoryBook): Pick<Handlers, 'guides' | 'guide'> => ({
  guides: () => content.guides.map(summariseGuide),
  async guide({ params }) {
    const guide = content.guides.find(({ id }) => id === params.id)
    if (!guide) throw new Failure('not-found')
    const { office, contacts } = await book.current()
    return {
      ...summariseGuide(guide),
      sections: guide.sections,
      contacts: guide.contacts.flatMap((id) => [office, ...contacts].find((contact) => contact.id === id) ?? []),
      citations: guide.citations.flatMap((citation) => {
        const statute = content.statutes.find(citation.statute)
        return statute ? [{ ...citation, version: statute.version }] : []
      }),
    }
  },
})
