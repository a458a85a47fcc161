import type { FindHit, FindKind } from '@domain/find'

/** Where something found is opened; an article on the residents' own page. */
export function placeOf(kind: FindKind, { id, where = '' }: FindHit): { to: string } | { href: string } {
  switch (kind) {
    case 'booking':
      return { to: `/bookings?date=${where}&id=${id}` }
    case 'mediation':
      return { to: `/mediations?id=${id}` }
    case 'question':
      return { to: `/questions?id=${encodeURIComponent(id)}` }
    case 'event':
      return { to: `/events?year=${where}&id=${id}` }
    case 'lesson':
      return { to: `/lessons/${id}` }
    case 'survey':
      return { to: `/surveys/${id}/results` }
    case 'article':
      return {
        href: `/#/pages/reading/article/index?statute=${encodeURIComponent(where)}&label=${encodeURIComponent(id)}`,
      }
  }
}
