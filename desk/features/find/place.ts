import type { FindHit, FindKind } from '@domain/find'

/** Where something found is opened; an article on the residents' own page. */
export function placeOf(kind: FindKind, { id, where = '' }: FindHit): { to: string } | { href: string } {
  switch (kind) {
    case 'booking':
      return { to: `/bookings?date=${where}` }
    case 'mediation':
      return { to: `/mediations?id=${id}` }
    case 'question':
      return { to: `/questions?status=${where}` }
    case 'event':
      return { to: `/events?year=${where}` }
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
