/**
 * The rows as code sees them. Instants and dates are text (see `domain/time.ts`), flags are 0/1, JSON is text, ids are
 * text: the same on both engines, so that one query code serves both.
 */
import type { Role } from '@domain/staff'

export interface ResidentRow {
  id: string
  /** Keyed hash of the openid, or of a random value for a guest: the openid itself is sealed in `openid_sealed`. */
  identity_hash: string
  openid_sealed: string | null
  guest: number
  audience: string | null
  village_id: string | null
  created_on: string
}

export interface SessionRow {
  /** SHA-256 of the token; the token itself is never stored. */
  token_hash: string
  resident_id: string | null
  staff_id: string | null
  created_at: string
  expires_at: string
}

export interface StaffRow {
  id: string
  account: string
  name: string
  role: Role
  /** Name of the adviser as on duty days, for role `adviser`. */
  adviser: string | null
  village_id: string | null
  password_hash: string
  active: number
}

export interface AuditRow {
  id: string
  at: string
  staff_id: string
  action: string
  subject: string
}

export interface Tables {
  resident: ResidentRow
  session: SessionRow
  staff: StaffRow
  audit: AuditRow
}
