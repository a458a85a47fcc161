import type { Figure } from '@domain/report'
import { Link, useSearchParams } from 'react-router'
import { addressOf, type ReportNumber } from './number'

interface NumberLinkProps extends Omit<ReportNumber, 'figure'> {
  figure: Figure
  /** The number as it stands on the page. */
  children: string
}

/** A number of the report that leads to the records it counts. */
export function NumberLink({ figure, within, before, children }: NumberLinkProps) {
  const [params] = useSearchParams()
  const what = [figure.name, within?.group, before ? '上年' : undefined].filter(Boolean).join('，')
  return (
    <Link
      className="report-number"
      aria-label={`${what}：${children}，看数了哪些记录`}
      preventScrollReset
      to={addressOf(params, {
        figure: figure.id,
        ...(within ? { within } : {}),
        ...(before ? { before } : {}),
      })}
    >
      {children}
    </Link>
  )
}
