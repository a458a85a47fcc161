import { type AuditFilter, AuditFilterSchema } from '@domain/audit'
import * as v from 'valibot'

/** What the page's address asks for; parts that make no sense are left out. */
export function filterOf(params: URLSearchParams): AuditFilter {
  const given = Object.entries(AuditFilterSchema.entries).map(([name, schema]) => {
    const parsed = v.safeParse(schema, params.get(name) ?? undefined)
    return [name, parsed.success ? parsed.output : undefined]
  })
  return Object.fromEntries(given.filter(([, value]) => value !== undefined))
}
