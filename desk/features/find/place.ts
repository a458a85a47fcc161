import type { FindHit, FindKind } from '@domain/find'
import { RECORD_PLACES } from '../../places'

/** Where something found is opened; an article on the residents' own page. */
export const placeOf = (kind: FindKind, { id, where = '' }: FindHit): { to: string } | { href: string } =>
  kind === 'article'
    ? {
        href: `/#/pages/reading/article/index?statute=${encodeURIComponent(where)}&label=${encodeURIComponent(id)}`,
      }
    : { to: RECORD_PLACES[kind].to({ id, date: where }) }
