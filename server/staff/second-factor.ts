import { type Staff, secondFactorRoles } from '@domain/staff'
import type { Config } from '../config'
import type { StaffRow } from '../db/tables'

/** Whether the account's role has to have a second factor here. */
export const mustHaveFactor = (config: Pick<Config, 'secondFactor'>, row: Pick<StaffRow, 'role'>): boolean =>
  config.secondFactor === 'required' && secondFactorRoles.includes(row.role)

/** How an account stands with its second factor; undefined where it has none and needs none. */
export function factorOf(config: Pick<Config, 'secondFactor'>, row: StaffRow): Staff['factor'] {
  if (row.totp_sealed !== null) return 'on'
  return mustHaveFactor(config, row) ? 'missing' : undefined
}
