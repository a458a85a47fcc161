import * as v from 'valibot'
import { InstantSchema, LocalDateSchema } from './time'

/**
 * Every kind of act that the record of the desk knows, with its words in the interface. What changes something and what
 * shows a person's data is written down; the subject is a record's id or a date, never what stands in the record.
 */
export const AUDIT_ACTIONS = {
  'account.sign-in': '登录工作台',
  'account.password': '改自己的密码',
  'account.end-sessions': '停掉自己在别处的登录',
  'account.join': '用一次性链接设密码',
  'account.factor-on': '开动态码或者换手机',
  'account.factor-off': '关掉自己的动态码',
  'account.recovery-codes': '换一批备用码',
  'staff.invite': '请人加入',
  'staff.change': '改工作人员的姓名、角色',
  'staff.deactivate': '停用账号',
  'staff.activate': '恢复账号',
  'staff.reset': '重设别人的密码',
  'staff.factor-off': '停掉别人的动态码',
  'staff.end-sessions': '停掉别人的登录',
  'booking.create': '替人预约',
  'booking.extra-place': '临时加了一个名额',
  'booking.add-places': '给时段加名额',
  'booking.status': '改预约状态',
  'booking.move': '改期',
  'booking.swap': '对调时段',
  'booking.cancel': '取消预约',
  'booking.outcome': '记咨询结果',
  'booking.read-note': '看咨询记录',
  'booking.reveal-phone': '看电话全号',
  'booking.find': '查找预约',
  'pause.lift': '恢复网上预约',
  'message.called': '已打电话告知',
  'message.retry': '重发通知',
  'roster.change': '改值班安排',
  'feed.renew': '开通或换日历地址',
  'feed.revoke': '停用日历地址',
  'lesson.save': '存普法内容草稿',
  'lesson.review': '审核普法内容',
  'lesson.publish': '发布普法内容',
  'lesson.withdraw': '撤下普法内容',
  'lesson.settle': '定下用哪一份普法内容',
  'question.answered': '答复提问',
  'question.published': '答复并公开提问',
  'question.declined': '不答复提问',
  'mediation.accept': '受理矛盾纠纷',
  'mediation.assign': '分派矛盾纠纷',
  'mediation.begin': '开始调解',
  'mediation.agree': '记调解成功',
  'mediation.fail': '记调解不成',
  'mediation.refer': '转出矛盾纠纷',
  'mediation.withdraw': '撤回矛盾纠纷',
  'mediation.note': '写调解记录',
  'mediation.find': '查找矛盾纠纷',
  'mediation.phone': '看矛盾纠纷的电话全号',
  'directory.save': '改通讯录',
  'directory.remove': '从通讯录拿掉',
  'directory.export': '导出通讯录',
  'directory.import': '导入通讯录',
  'settings.change': '改本镇设置',
  'event.add': '登记活动',
  'event.change': '改活动',
  'event.add-photo': '加活动照片',
  'event.remove-photo': '删活动照片',
  'class.open': '开课堂码',
  'class.close': '停课堂码',
  'survey.enter': '录入纸质答卷',
  'survey.save': '存问卷草稿',
  'survey.publish': '发布问卷',
  'survey.export': '导出答卷',
  'report.docx': '导出年度报告',
  'report.xlsx': '导出报告和记录',
  'audit.export': '导出操作记录',
  'audit.prune': '清除过了保存期的操作记录',
  'erase.bookings': '到期清除预约里的个人信息',
  'erase.waiting': '到期清除候补',
  'erase.matters': '到期清除矛盾纠纷里的个人信息',
  'erase.resident': '群众删除自己的全部信息',
} as const
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

/** An entry as the desk shows it. */
export const AuditEntrySchema = v.object({
  seq: v.number(),
  at: InstantSchema,
  who: v.string(),
  /** In words; of an action that this program no longer knows, its name. */
  what: v.string(),
  subject: v.string(),
  address: v.string(),
  device: v.string(),
})
export type AuditEntry = v.InferOutput<typeof AuditEntrySchema>
