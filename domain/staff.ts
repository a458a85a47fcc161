import * as v from 'valibot'
import { InstantSchema } from './time'

/** Roles at the desk: `admin`, `officer` 司法所, `adviser` 法律顾问, `village` 网格员 / 法律明白人. */
export const ROLE_NAMES = { admin: '管理员', officer: '司法所', adviser: '法律顾问', village: '村网格员' } as const
export type Role = keyof typeof ROLE_NAMES
export const ROLES = Object.keys(ROLE_NAMES) as [Role, ...Role[]]
export const RoleSchema = v.picklist(ROLES)

/** A staff member as the desk knows them. `adviserId` ties an adviser to duty days, `villageId` a grid officer to a village. */
export const StaffSchema = v.object({
  id: v.string(),
  account: v.string(),
  name: v.string(),
  role: RoleSchema,
  villageId: v.optional(v.string()),
})
export type Staff = v.InferOutput<typeof StaffSchema>

/** Somebody's sign-in at one browser. */
export const DeskSessionSchema = v.object({
  id: v.string(),
  /** The browser in words, and its network address. */
  device: v.string(),
  address: v.string(),
  since: InstantSchema,
  /** To a few minutes. */
  lastSeen: InstantSchema,
  /** True for the one that asks. */
  current: v.boolean(),
})
export type DeskSession = v.InferOutput<typeof DeskSessionSchema>
