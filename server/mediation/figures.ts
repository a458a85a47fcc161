import type { ReplyInput } from '@domain/api'
import { isOpen, MEDIATION_KINDS, type MediationKind, ORIGINS, type Origin } from '@domain/mediation'
import type { LocalDate } from '@domain/time'
import type { Queryable } from '../db/database'
import { countMediations } from './store'

/** Counts of what came in within a span of days; an agreement stays one when it went on to the court. */
export async function mediationFigures(
  db: Queryable,
  from: LocalDate,
  to: LocalDate,
): Promise<ReplyInput<'deskMediationFigures'>> {
  const rows = (await countMediations(db, from, to)).map((row) => ({ ...row, count: Number(row.count) }))
  const sum = (fits: (row: (typeof rows)[number]) => boolean) =>
    rows.reduce((total, row) => (fits(row) ? total + row.count : total), 0)
  const agreed = sum((row) => row.agreed === 1)
  const notAgreed = sum((row) => row.status === 'not-agreed')
  return {
    received: sum(() => true),
    byOrigin: (Object.keys(ORIGINS) as Origin[]).map((origin) => ({
      origin,
      count: sum((row) => row.origin === origin),
    })),
    byKind: (Object.keys(MEDIATION_KINDS) as MediationKind[])
      .map((kind) => ({ kind, count: sum((row) => row.kind === kind) }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count),
    agreed,
    notAgreed,
    referred: sum((row) => row.status === 'referred' && row.agreed !== 1),
    withdrawn: sum((row) => row.status === 'withdrawn'),
    open: sum((row) => isOpen(row.status)),
    rate: agreed + notAgreed > 0 ? agreed / (agreed + notAgreed) : null,
  }
}
