/**
 * Who may do what at the desk: the one table from which the server's checks, the desk's menus and `docs/permissions.md`
 * are derived. An endpoint of the contract names one permission; whoever adds a kind of work adds a row here.
 */
import type { Role } from './staff'

/**
 * Of which records a role has a permission: every one, those of the adviser's own duty days, those of the own village,
 * those of the person alone, or none. A record out of reach is answered like one that isn't there.
 */
export const SCOPE_NAMES = {
  all: '全部',
  'own-days': '本人值班日',
  'own-village': '本村',
  own: '仅本人',
  none: '—',
} as const
export type Scope = keyof typeof SCOPE_NAMES

interface Grant extends Record<Role, Scope> {
  /** What it lets one do, in the interface's words. */
  name: string
  /** True where the person must have proved who they are in the last ten minutes: what leaves the house or can't be undone. */
  fresh?: true
}

const everybody = (scope: Scope): Record<Role, Scope> => ({
  admin: scope,
  officer: scope,
  adviser: scope,
  village: scope,
})
const office: Record<Role, Scope> = { admin: 'all', officer: 'all', adviser: 'none', village: 'none' }
const duty: Record<Role, Scope> = { ...office, adviser: 'all' }
const admin: Record<Role, Scope> = { ...everybody('none'), admin: 'all' }

export const PERMISSIONS = {
  account: { name: '自己的账号、密码和登录', ...everybody('own') },
  'account.factor': { name: '开、换自己的动态码', ...everybody('own'), fresh: true },

  'bookings.list': { name: '看预约名单', ...office, adviser: 'own-days', village: 'own-village' },
  'bookings.create': { name: '替人预约', ...office, adviser: 'own-days', village: 'own-village' },
  'bookings.serve': { name: '接待：签到、看电话、记结果、回访', ...office, adviser: 'own-days' },
  'bookings.change': { name: '改期、对调、取消预约，加名额', ...office },
  find: { name: '全台查找（预约只查得到自己能看的）', ...office, adviser: 'own-days', village: 'own-village' },
  'waitlist.read': { name: '看候补名单', ...office },
  'pauses.manage': { name: '看和恢复暂停网约的人', ...office },
  'roster.manage': { name: '值班安排', ...office },
  'messages.manage': { name: '没送达的通知', ...office },
  'feed.manage': { name: '自己的值班日历地址', ...everybody('none'), adviser: 'own' },

  'lessons.write': { name: '写、审普法内容', ...duty },
  'lessons.publish': { name: '发布、撤下普法内容', ...office },
  'searches.read': { name: '看搜了没找到的词', ...office },
  'questions.answer': { name: '答复匿名提问', ...duty },
  'events.manage': { name: '普法活动和课堂', ...office },

  'surveys.enter': { name: '录入纸质答卷', ...office, village: 'own-village' },
  'surveys.manage': { name: '编辑、发布问卷', ...office },
  'surveys.results': { name: '看调研结果', ...office },
  'surveys.export': { name: '导出答卷', ...office, fresh: true },
  'needs.read': { name: '看需求排行', ...office },

  'mediation.read': { name: '看矛盾纠纷', ...office, adviser: 'own', village: 'own-village' },
  'mediation.record': { name: '登记、办理矛盾纠纷', ...office, adviser: 'own', village: 'own-village' },
  'mediation.manage': { name: '看矛盾纠纷的数', ...office },
  'directory.manage': { name: '改、导入、导出通讯录和村规民约', ...office },
  'report.read': { name: '看统计和年度报告', ...office },
  'report.export': { name: '导出记录和报告', ...office, fresh: true },

  'town.read': { name: '看本镇待补的资料', ...office },
  'settings.read': { name: '看本镇设置', ...office },
  'settings.change': { name: '改本镇设置', ...admin, fresh: true },
  'staff.read': { name: '看工作人员和他们的登录', ...admin },
  'staff.change': { name: '邀请、停用工作人员，重设口令', ...admin, fresh: true },
  'audit.read': { name: '看操作记录', ...admin },
  'audit.export': { name: '导出操作记录', ...admin, fresh: true },
} as const satisfies Record<string, Grant>

export type Permission = keyof typeof PERMISSIONS

/** Of which records a role has a permission. */
export const scopeOf = (permission: Permission, role: Role): Scope => PERMISSIONS[permission][role]

/** Whether a role has a permission for any record at all. */
export const isPermitted = (permission: Permission, role: Role): boolean => scopeOf(permission, role) !== 'none'

/** Whether the person must have proved who they are shortly before. */
export const needsFreshProof = (permission: Permission): boolean => 'fresh' in PERMISSIONS[permission]

/** What is open to somebody whose second factor is still to be set up: enough to set it up, and nothing else. */
export const isBeforeFactor = (permission: Permission): boolean =>
  permission === 'account' || permission === 'account.factor'

/** Whom a record concerns, as far as scopes go by it; absent means nobody's. */
export interface Concern {
  /** Name of the adviser on the duty day. */
  adviser?: string | undefined
  villageId?: string | undefined
  staffId?: string | undefined
}

/** Whether a record lies within the scope that a staff member has. */
export function covers(scope: Scope, staff: Concern, record: Concern): boolean {
  switch (scope) {
    case 'all':
      return true
    case 'own-days':
      return staff.adviser !== undefined && record.adviser === staff.adviser
    case 'own-village':
      return staff.villageId !== undefined && record.villageId === staff.villageId
    case 'own':
      return staff.staffId !== undefined && record.staffId === staff.staffId
    case 'none':
      return false
  }
}
