import type { Audience } from '@domain/audiences'
import type { IconName } from '@/components/icon/icon-names'

/** The picture of each group; topics have icons of their own name. */
export const AUDIENCE_ICONS: Record<Audience, IconName> = {
  general: 'people',
  elder: 'elder-care',
  youth: 'youth',
  returnee: 'returnee',
  gig: 'gig',
}
