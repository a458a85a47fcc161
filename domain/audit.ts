import * as v from 'valibot'
import { InstantSchema, LocalDateSchema } from './time'

/** What an act may be about, as far as it has a page of its own at the desk. */
export const AUDIT_RECORD_KINDS = [
  'booking',
  'day',
  'roster',
  'lesson',
  'question',
  'event',
  'class',
  'mediation',
  'survey',
  'survey-draft',
  'report',
  'directory',
  'staff',
  'settings',
] as const
export type AuditRecordKind = (typeof AUDIT_RECORD_KINDS)[number]

interface ActionWords {
  /** In the interface's words. */
  name: string
  /** What its subject names; a slot is looked up on its day, a message with what it told of. Absent: nothing with a page. */
  about?: AuditRecordKind | 'slot' | 'message'
  /** Where the subject is no id: how many there were, or from which day to which (both may be open). */
  says?: 'count' | 'period'
}

/**
 * Every kind of act that the record of the desk knows, with its words in the interface and what it is about. What changes
 * something and what shows a person's data is written down; the subject is a record's id or a date, never what stands in
 * the record.
 */
export const AUDIT_ACTIONS = {
  'account.sign-in': { name: '登录工作台', about: 'staff' },
  'account.password': { name: '改自己的密码', about: 'staff' },
  'account.end-sessions': { name: '停掉自己在别处的登录', about: 'staff' },
  'account.join': { name: '用一次性链接设密码', about: 'staff' },
  'account.factor-on': { name: '开动态码或者换手机', about: 'staff' },
  'account.factor-off': { name: '关掉自己的动态码', about: 'staff' },
  'account.recovery-codes': { name: '换一批备用码', about: 'staff' },
  'staff.invite': { name: '请人加入', about: 'staff' },
  'staff.change': { name: '改工作人员的姓名、角色', about: 'staff' },
  'staff.deactivate': { name: '停用账号', about: 'staff' },
  'staff.activate': { name: '恢复账号', about: 'staff' },
  'staff.reset': { name: '重设别人的密码', about: 'staff' },
  'staff.factor-off': { name: '停掉别人的动态码', about: 'staff' },
  'staff.end-sessions': { name: '停掉别人的登录', about: 'staff' },
  'booking.create': { name: '替人预约', about: 'booking' },
  'booking.extra-place': { name: '临时加了一个名额', about: 'slot' },
  'booking.add-places': { name: '给时段加名额', about: 'slot' },
  'booking.status': { name: '改预约状态', about: 'booking' },
  'booking.move': { name: '改期', about: 'booking' },
  'booking.swap': { name: '对调时段', about: 'booking' },
  'booking.cancel': { name: '取消预约', about: 'booking' },
  'booking.outcome': { name: '记咨询结果', about: 'booking' },
  'booking.read-note': { name: '看咨询记录', about: 'booking' },
  'booking.reveal-phone': { name: '看电话全号', about: 'booking' },
  'booking.find': { name: '查找预约', about: 'booking' },
  'pause.lift': { name: '恢复网上预约' },
  'message.called': { name: '已打电话告知', about: 'message' },
  'message.retry': { name: '重发通知', about: 'message' },
  'roster.change': { name: '改值班安排', about: 'roster' },
  'feed.renew': { name: '开通或换日历地址', about: 'staff' },
  'feed.revoke': { name: '停用日历地址', about: 'staff' },
  'lesson.save': { name: '存普法内容草稿', about: 'lesson' },
  'lesson.review': { name: '审核普法内容', about: 'lesson' },
  'lesson.publish': { name: '发布普法内容', about: 'lesson' },
  'lesson.withdraw': { name: '撤下普法内容', about: 'lesson' },
  'lesson.settle': { name: '定下用哪一份普法内容', about: 'lesson' },
  'question.answered': { name: '答复提问', about: 'question' },
  'question.published': { name: '答复并公开提问', about: 'question' },
  'question.declined': { name: '不答复提问', about: 'question' },
  'mediation.accept': { name: '受理矛盾纠纷', about: 'mediation' },
  'mediation.assign': { name: '分派矛盾纠纷', about: 'mediation' },
  'mediation.begin': { name: '开始调解', about: 'mediation' },
  'mediation.agree': { name: '记调解成功', about: 'mediation' },
  'mediation.fail': { name: '记调解不成', about: 'mediation' },
  'mediation.refer': { name: '转出矛盾纠纷', about: 'mediation' },
  'mediation.withdraw': { name: '撤回矛盾纠纷', about: 'mediation' },
  'mediation.note': { name: '写调解记录', about: 'mediation' },
  'mediation.find': { name: '查找矛盾纠纷', about: 'mediation' },
  'mediation.phone': { name: '看矛盾纠纷的电话全号', about: 'mediation' },
  'directory.save': { name: '改通讯录', about: 'directory' },
  'directory.remove': { name: '从通讯录拿掉', about: 'directory' },
  'directory.export': { name: '导出通讯录' },
  'directory.import': { name: '导入通讯录', says: 'count' },
  'settings.change': { name: '改本镇设置', about: 'settings' },
  'event.add': { name: '登记活动', about: 'event' },
  'event.change': { name: '改活动', about: 'event' },
  'event.add-photo': { name: '加活动照片', about: 'event' },
  'event.remove-photo': { name: '删活动照片', about: 'event' },
  'class.open': { name: '开课堂码', about: 'class' },
  'class.close': { name: '停课堂码', about: 'class' },
  'survey.enter': { name: '录入纸质答卷', about: 'survey' },
  'survey.save': { name: '存问卷草稿', about: 'survey-draft' },
  'survey.publish': { name: '发布问卷', about: 'survey' },
  'survey.export': { name: '导出答卷', about: 'survey' },
  'report.docx': { name: '导出年度报告', about: 'report' },
  'report.xlsx': { name: '导出报告和记录', about: 'report' },
  'audit.export': { name: '导出操作记录', says: 'period' },
  'audit.prune': { name: '清除过了保存期的操作记录' },
  'erase.bookings': { name: '到期清除预约里的个人信息', says: 'count' },
  'erase.waiting': { name: '到期清除候补', says: 'count' },
  'erase.matters': { name: '到期清除矛盾纠纷里的个人信息', says: 'count' },
  'erase.resident': { name: '群众删除自己的全部信息' },
} as const satisfies Record<string, ActionWords>
export type AuditAction = keyof typeof AUDIT_ACTIONS
const AuditActionSchema = v.picklist(Object.keys(AUDIT_ACTIONS) as [AuditAction, ...AuditAction[]])

/** Which entries of the audit log: of whom, of which kind, from one day to another, both inclusive. */
export const AuditFilterSchema = v.object({
  staffId: v.optional(v.pipe(v.string(), v.maxLength(80))),
  action: v.optional(AuditActionSchema),
  from: v.optional(LocalDateSchema),
  to: v.optional(LocalDateSchema),
})
export type AuditFilter = v.InferOutput<typeof AuditFilterSchema>

/** The words and the kind of subject of an action; undefined for one that this program no longer knows. */
export const auditAction = (action: string): ActionWords | undefined =>
  action in AUDIT_ACTIONS ? AUDIT_ACTIONS[action as AuditAction] : undefined

/** A record that an entry is about, with what the address of its page and the link to it need. */
export const AuditRecordSchema = v.object({
  kind: v.picklist(AUDIT_RECORD_KINDS),
  id: v.string(),
  /** What staff know it by: a number, a date, a colleague's name; absent where that is the id. */
  name: v.optional(v.string()),
  /** The date of a booking, a day or an event. */
  date: v.optional(LocalDateSchema),
})
export type AuditRecord = v.InferOutput<typeof AuditRecordSchema>

/** An entry as the desk shows it. */
export const AuditEntrySchema = v.object({
  seq: v.number(),
  at: InstantSchema,
  who: v.string(),
  /** In words; of an action that this program no longer knows, its name. */
  what: v.string(),
  /** Ids as they were written down, or in words which days or how many; empty where the act says it all. */
  subject: v.string(),
  /** Whether the subject is ids. */
  isId: v.boolean(),
  /** The records among them that can be opened; empty where there are none, or none any more. */
  records: v.array(AuditRecordSchema),
  address: v.string(),
  device: v.string(),
})
export type AuditEntry = v.InferOutput<typeof AuditEntrySchema>
