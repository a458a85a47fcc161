import type { MediationKind, PartyRole } from '@domain/mediation'
import type { MediationDraft } from './draft-store'

type Roles = Pick<MediationDraft, 'myRole' | 'otherRole'>

/** Who mostly quarrels with whom about what, as whoever asks for help sees it; the rest is asked. */
const USUAL: Partial<Record<MediationKind, { myRole: PartyRole; otherRole: PartyRole }>> = {
  neighbour: { myRole: 'neighbour', otherRole: 'neighbour' },
  family: { myRole: 'relative', otherRole: 'relative' },
  'elder-care': { myRole: 'relative', otherRole: 'relative' },
  inheritance: { myRole: 'relative', otherRole: 'relative' },
  debt: { myRole: 'lender', otherRole: 'borrower' },
  labour: { myRole: 'worker', otherRole: 'employer' },
  consumer: { myRole: 'buyer', otherRole: 'seller' },
  collective: { myRole: 'villager', otherRole: 'committee' },
}

/** The parties as they mostly are in a quarrel of this kind, to be changed where they are not; a person's own choice stays. */
export function rolesFor(kind: MediationKind, { kind: before, myRole, otherRole }: MediationDraft): Roles {
  const assumed = before && USUAL[before]
  const isChosen = (myRole ?? otherRole) && (myRole !== assumed?.myRole || otherRole !== assumed?.otherRole)
  if (isChosen) return {}
  return USUAL[kind] ?? { myRole: undefined, otherRole: undefined }
}
