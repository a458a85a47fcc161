import type { Scope } from '@domain/permissions'
import type { Role } from '@domain/staff'
import type { Whence } from '../http/whence'

declare const gated: unique symbol

/** A signed-in resident. Only the auth gate makes one, so a query that needs it can't be called without signing in. */
export interface ResidentSession {
  readonly [gated]: 'resident'
  readonly residentId: string
  readonly guest: boolean
}

/** A signed-in staff member, made only by the auth gate. */
export interface StaffSession {
  readonly [gated]: 'staff'
  readonly staffId: string
  readonly role: Role
  /** Name of the adviser on duty days, for role `adviser`. */
  readonly adviser: string | undefined
  /** The own village, for role `village`. */
  readonly villageId: string | undefined
  /** Of which records the called endpoint's permission holds for this role; never `none`. */
  readonly scope: Scope
  /** From where the request came, for the audit log. */
  readonly whence?: Whence
}
