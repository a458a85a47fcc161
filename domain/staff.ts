import * as v from 'valibot'
import { InstantSchema } from './time'

/** Roles at the desk: `admin`, `officer` 司法所, `adviser` 法律顾问, `village` 网格员 / 法律明白人. */
export const ROLE_NAMES = { admin: '管理员', officer: '司法所', adviser: '法律顾问', village: '村网格员' } as const
export type Role = keyof typeof ROLE_NAMES
export const ROLES = Object.keys(ROLE_NAMES) as [Role, ...Role[]]
export const RoleSchema = v.picklist(ROLES)

/** Roles that see everybody's records: where the town asks for a second factor, it asks them. */
export const secondFactorRoles: readonly Role[] = ['admin', 'officer']
/** So many codes stand in for a lost phone. */
export const RECOVERY_CODES = 10
/** A password that is there already: whatever its rules were when it was made. */
export const TypedPasswordSchema = v.pipe(v.string(), v.minLength(1, '请填密码'), v.maxLength(200))
/** A one-time code or a recovery code as somebody types it. */
export const CodeSchema = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(6, '请填六位动态码'),
  v.maxLength(20, '请填六位动态码'),
)

/** A staff member as the desk knows them. `adviserId` ties an adviser to duty days, `villageId` a grid officer to a village. */
export const StaffSchema = v.object({
  id: v.string(),
  account: v.string(),
  name: v.string(),
  role: RoleSchema,
  villageId: v.optional(v.string()),
  /**
   * `on`: signing in takes a one-time code. `missing`: the role must have one, and until it is set up nothing else works.
   * Absent: there is none and need be none.
   */
  factor: v.optional(v.picklist(['on', 'missing'])),
})
export type Staff = v.InferOutput<typeof StaffSchema>

/** Whether an account's owner can get in. */
export const STAFF_STATES = { active: '在用', invited: '等本人设密码', disabled: '已停用' } as const

/** A new account; existing ones may be called otherwise. */
export const AccountSchema = v.pipe(
  v.string(),
  v.trim(),
  v.regex(/^[a-z][a-z0-9._-]{1,39}$/, '账号用小写字母开头，后面是小写字母、数字，2 到 40 位'),
)
export const StaffNameSchema = v.pipe(v.string(), v.trim(), v.minLength(1, '请填姓名'), v.maxLength(40, '姓名太长'))

/** What an administrator changes of an account. */
export const StaffChangeSchema = v.pipe(
  v.object({
    name: StaffNameSchema,
    role: v.picklist(ROLES, '请选角色'),
    /** Of an adviser: the name on duty days. */
    adviser: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(40, '名字太长'))),
    /** Of a village officer. */
    villageId: v.optional(v.pipe(v.string(), v.maxLength(60))),
  }),
  v.forward(
    v.partialCheck(
      [['role'], ['adviser']],
      ({ role, adviser }) => role !== 'adviser' || Boolean(adviser),
      '请填值班表上的名字',
    ),
    ['adviser'],
  ),
  v.forward(
    v.partialCheck(
      [['role'], ['villageId']],
      ({ role, villageId }) => role !== 'village' || Boolean(villageId),
      '请选村',
    ),
    ['villageId'],
  ),
)
export type StaffChange = v.InferOutput<typeof StaffChangeSchema>

/** Whom an administrator asks to join. */
export const StaffInvitationSchema = v.intersect([v.object({ account: AccountSchema }), StaffChangeSchema])
export type StaffInvitation = v.InferOutput<typeof StaffInvitationSchema>

/** A link by which an account gets its password: once, until an instant. The token is shown this one time. */
export const OneTimeLinkSchema = v.object({ token: v.string(), until: InstantSchema })
export type OneTimeLink = v.InferOutput<typeof OneTimeLinkSchema>

/** An account as administrators see it. */
export const StaffMemberSchema = v.object({
  ...StaffSchema.entries,
  adviser: v.optional(v.string()),
  state: v.picklist(Object.keys(STAFF_STATES) as (keyof typeof STAFF_STATES)[]),
  /** Until when the open link holds, if there is one. */
  linkUntil: v.optional(InstantSchema),
  /** At how many browsers they are signed in. */
  sessions: v.number(),
})
export type StaffMember = v.InferOutput<typeof StaffMemberSchema>

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
