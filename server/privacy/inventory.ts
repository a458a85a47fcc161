import type { Tables } from '../db/tables'

/** How a value stands in the database. */
export const GUARDS = {
  sealed: '加密（AES-256-GCM）',
  hashed: '加密钥的单向记号',
  plain: '明文',
  masked: '号码先打码',
} as const
type Guard = keyof typeof GUARDS

/** One reason for which personal data are handled: what the privacy page and the town's own record have to say of it. */
export interface Activity {
  title: string
  purpose: string
  /** The paragraph of 个人信息保护法 it rests on. */
  basis: string
  kept: string
  seenBy: string
  /** How a person takes it back. */
  withdraw: string
}

const CONSENT = '第十三条第一款第一项（本人同意）'
const STAFF = '第十三条第一款第二项（人力资源管理所必需）'
const DUTY = '第十三条第一款第三项（履行法定职责）'

/** Every reason for which this product handles personal data. */
export const ACTIVITIES = {
  account: {
    title: '微信登录',
    purpose: '认出是同一个人，好让他看到自己的预约',
    basis: CONSENT,
    kept: '直到本人删除',
    seenBy: '没有人；只有程序用它发提醒',
    withdraw: '“我的”→“我的信息”→“删掉我的全部信息”',
  },
  booking: {
    title: '预约法律咨询',
    purpose: '安排咨询，有变化时联系本人',
    basis: CONSENT,
    kept: '值班日过后 180 天（设置里可改），到期只留主题和结果',
    seenBy: '当天的法律顾问、司法所；村网格员只看自己代约的本村人',
    withdraw: '取消预约，或者“删掉我的全部信息”',
  },
  message: {
    title: '订阅消息',
    purpose: '提前提醒、改期取消时通知',
    basis: CONSENT,
    kept: '随预约一起删除',
    seenBy: '司法所（只看发没发出去）',
    withdraw: '在微信里关掉订阅；或者“删掉我的全部信息”',
  },
  mediation: {
    title: '调解申请',
    purpose: '了解纠纷，安排调解',
    basis: CONSENT,
    kept: '办结后 365 天（设置里可改），到期只留类型和结果',
    seenBy: '司法所、指派的调解员、本村网格员',
    withdraw: '撤回申请，或者“删掉我的全部信息”',
  },
  survey: {
    title: '法律需求调研',
    purpose: '防止一个人答两次；答案本身不知道是谁的',
    basis: CONSENT,
    kept: '答案不记名，长期保存；记号没有密钥算不回人',
    seenBy: '没有人',
    withdraw: '交卷前可以不交；交了以后谁也找不出是哪一份',
  },
  question: {
    title: '不留名提问',
    purpose: '回答问题，本人同意的可以公开；要公开的先请微信检查有没有违规的话（为此认出的 openid 用完就丢，不存）',
    basis: CONSENT,
    kept: '公开的长期；没有公开的，答复一年后抹去问的话和答的话。不知道是谁问的',
    seenBy: '司法所、法律顾问；公开的人人能看',
    withdraw: '打电话给司法所撤下',
  },
  search: {
    title: '没有答案的搜索',
    purpose: '知道还缺哪些普法内容',
    basis: '不是个人信息：只记词和次数，不记是谁、几点',
    kept: '90 天',
    seenBy: '司法所',
    withdraw: '不需要',
  },
  staff: {
    title: '工作人员账号',
    purpose: '谁能用工作台、能做什么',
    basis: STAFF,
    kept: '在职期间；停用后账号名保留，供操作记录对照',
    seenBy: '管理员；姓名在工作台内可见',
    withdraw: '找管理员停用',
  },
  audit: {
    title: '操作记录',
    purpose: '谁在什么时候看过、改过什么，防止滥用',
    basis: DUTY,
    kept: '满三年（设置里可改）由程序清除；在那以前谁也不能改、不能删',
    seenBy: '管理员',
    withdraw: '不能撤回',
  },
  photo: {
    title: '活动照片',
    purpose: '留下普法活动办过的凭据',
    basis: CONSENT,
    kept: '直到工作人员删掉',
    seenBy: '司法所、管理员；从不公开',
    withdraw: '告诉司法所，当场删掉',
  },
  directory: {
    title: '联系人名录',
    purpose: '让群众找得到网格员、调解员',
    basis: '第十三条第一款第三项、第六项（履行法定职责，已合法公开的信息）',
    kept: '任职期间',
    seenBy: '所有人',
    withdraw: '告诉司法所改掉或者去掉',
  },
} as const satisfies Record<string, Activity>
type ActivityName = keyof typeof ACTIVITIES

/** One personal datum of the database. */
export interface Datum {
  for: ActivityName
  what: string
  guard: Guard
}

const datum = (activity: ActivityName, what: string, guard: Guard): Datum => ({ for: activity, what, guard })

/** A table either holds nothing personal, or says of every column whether it does: a new column has to be thought about. */
type TableInventory<Row> = 'nothing' | { [Column in keyof Row]-?: Datum | null }

const VISIT = {
  name_sealed: datum('booking', '姓名', 'sealed'),
  phone_sealed: datum('booking', '手机号', 'sealed'),
  note_sealed: datum('booking', '想说的事', 'sealed'),
  beneficiary_sealed: datum('booking', '替谁约（家人姓名）', 'sealed'),
} as const

/** Every table with its personal data. A table that is missing here does not compile. */
export const INVENTORY: { [T in keyof Tables]-?: TableInventory<Tables[T]> } = {
  resident: {
    id: datum('account', '内部编号（随机）', 'plain'),
    identity_hash: datum('account', '微信 openid 的记号', 'hashed'),
    openid_sealed: datum('account', '微信 openid', 'sealed'),
    guest: null,
    audience: datum('account', '自己选的人群', 'plain'),
    village_id: datum('account', '自己选的村', 'plain'),
    created_on: datum('account', '第一次使用的日期', 'plain'),
  },
  session: {
    token_hash: datum('account', '登录凭证的记号', 'hashed'),
    resident_id: datum('account', '内部编号', 'plain'),
    staff_id: datum('staff', '账号编号', 'plain'),
    created_at: null,
    expires_at: null,
    seen_at: datum('staff', '最近一次使用的时间', 'plain'),
    proved_at: null,
    address: datum('staff', '登录时的网络地址（登录结束就删）', 'plain'),
    device: datum('staff', '登录用的设备和浏览器（登录结束就删）', 'plain'),
  },
  staff_link: {
    staff_id: datum('staff', '账号编号', 'plain'),
    token_hash: datum('staff', '设密码链接的记号', 'hashed'),
    expires_at: null,
  },
  recovery_code: {
    staff_id: datum('staff', '账号编号', 'plain'),
    code_hash: datum('staff', '备用码的记号', 'hashed'),
  },
  booking: {
    ...VISIT,
    id: null,
    number: null,
    code: datum('booking', '票上的六位码', 'plain'),
    status: null,
    slot_id: null,
    day_id: null,
    date: datum('booking', '咨询日期', 'plain'),
    holder: datum('booking', '内部编号或手机号的记号', 'hashed'),
    resident_id: datum('booking', '内部编号', 'plain'),
    beneficiary_key: datum('booking', '家人姓名的记号', 'hashed'),
    phone_hash: datum('booking', '手机号的记号', 'hashed'),
    person_hash: datum('booking', '姓名的记号', 'hashed'),
    topic: datum('booking', '咨询主题', 'plain'),
    channel: null,
    village_id: datum('booking', '村', 'plain'),
    created_at: null,
    revision: null,
    cancelled_at: null,
    cancelled_by: null,
    cancelled_late: null,
    reason: datum('booking', '改期或取消的原因', 'plain'),
    result: datum('booking', '咨询结果', 'plain'),
    referred_to: datum('booking', '转到哪里', 'plain'),
    follow_up_on: datum('booking', '回访日期', 'plain'),
    private_note_sealed: datum('booking', '法律顾问的记录', 'sealed'),
    erased: null,
  },
  waitlist: {
    ...VISIT,
    id: null,
    day_id: null,
    seq: null,
    status: null,
    holder: datum('booking', '内部编号或手机号的记号', 'hashed'),
    resident_id: datum('booking', '内部编号', 'plain'),
    beneficiary_key: datum('booking', '家人姓名的记号', 'hashed'),
    slot_id: null,
    hold_until: null,
    booking_id: null,
    topic: datum('booking', '咨询主题', 'plain'),
    reason: datum('booking', '结束候补的原因', 'plain'),
    offers: null,
    created_at: null,
  },
  holder: {
    id: datum('booking', '内部编号或手机号的记号', 'hashed'),
    pause_lifted_at: null,
  },
  idempotency: {
    caller: datum('booking', '内部编号', 'plain'),
    key: null,
    body_hash: datum('booking', '请求内容的记号', 'hashed'),
    subject: null,
    created_at: null,
  },
  message: {
    id: null,
    dedupe: null,
    kind: null,
    resident_id: datum('message', '内部编号', 'plain'),
    booking_id: null,
    waitlist_id: null,
    mediation_id: null,
    due_at: null,
    useless_after: null,
    state: null,
    attempts: null,
    lease_until: null,
    why: null,
  },
  consent: {
    id: null,
    resident_id: datum('message', '内部编号', 'plain'),
    template: datum('message', '同意收哪种消息', 'plain'),
    accepted_at: datum('message', '同意的时间', 'plain'),
    message_id: null,
  },
  mediation: {
    id: null,
    number: null,
    status: null,
    kind: datum('mediation', '纠纷类型', 'plain'),
    origin: null,
    handler: null,
    village_id: datum('mediation', '村', 'plain'),
    resident_id: datum('mediation', '内部编号', 'plain'),
    created_by: datum('staff', '谁登记的', 'plain'),
    name_sealed: datum('mediation', '姓名', 'sealed'),
    phone_sealed: datum('mediation', '手机号', 'sealed'),
    story_sealed: datum('mediation', '事情经过', 'sealed'),
    wish_sealed: datum('mediation', '想要的结果', 'sealed'),
    agreement_sealed: datum('mediation', '协议内容', 'sealed'),
    my_role: datum('mediation', '申请人是哪一方', 'plain'),
    other_role: datum('mediation', '对方是哪一方', 'plain'),
    agreed_on: null,
    accepted_on: null,
    assigned_on: null,
    begun_on: null,
    ended_on: null,
    changed_at: null,
    assignee_staff_id: datum('staff', '谁在调解', 'plain'),
    assignee_contact_id: datum('directory', '谁在调解（名录里的人）', 'plain'),
    referred_to: datum('mediation', '转到哪里', 'plain'),
    revision: null,
    erased: null,
  },
  mediation_note: {
    id: null,
    mediation_id: null,
    at: null,
    staff_id: datum('staff', '谁记的', 'plain'),
    text_sealed: datum('mediation', '调解记录', 'sealed'),
  },
  mediation_step: {
    mediation_id: null,
    revision: null,
    at: null,
    staff_id: datum('staff', '谁办的', 'plain'),
    action: null,
    status: null,
  },
  mediation_counter: 'nothing',
  directory_entry: {
    kind: null,
    id: null,
    value: datum('directory', '联系人的姓名、职务、公开的电话', 'plain'),
    revision: null,
  },
  directory_change: {
    id: null,
    at: null,
    seq: null,
    staff_id: datum('audit', '谁改的', 'plain'),
    kind: null,
    entry_id: null,
    before: datum('directory', '改之前的名录条目', 'plain'),
    after: datum('directory', '改之后的名录条目', 'plain'),
  },
  directory_version: 'nothing',
  survey_claim: {
    claim_hash: datum('survey', '“答过了”的记号', 'hashed'),
    receipt_hash: datum('survey', '提交编号的记号', 'hashed'),
  },
  survey_pending: 'nothing',
  survey_answer: 'nothing',
  question: {
    id: null,
    text: datum('question', '问题原文', 'masked'),
    asked_on: null,
    audience: null,
    may_publish: null,
    status: null,
    answer: null,
    answered_on: null,
    answered_by: datum('staff', '谁答的', 'plain'),
  },
  search_miss: {
    text: datum('search', '搜的词', 'masked'),
    date: null,
    topics: null,
    count: null,
  },
  // Openings a day, lesson and group, added up as they come: no person, phone, address or time of day is in it.
  reading: 'nothing',
  staff: {
    id: datum('staff', '账号编号', 'plain'),
    account: datum('staff', '账号', 'plain'),
    name: datum('staff', '姓名', 'plain'),
    role: datum('staff', '角色', 'plain'),
    adviser: datum('staff', '值班表上的名字', 'plain'),
    village_id: datum('staff', '所在村', 'plain'),
    password_hash: datum('staff', '密码的记号（argon2id）', 'hashed'),
    active: null,
    totp_sealed: datum('staff', '动态码的密钥', 'sealed'),
    totp_pending_sealed: datum('staff', '还没确认的动态码密钥', 'sealed'),
    totp_step: null,
  },
  audit: {
    seq: null,
    at: datum('audit', '时间', 'plain'),
    staff_id: datum('audit', '账号编号', 'plain'),
    action: datum('audit', '做了什么', 'plain'),
    subject: datum('audit', '对哪条记录（只有编号）', 'plain'),
    address: datum('audit', '工作人员的网络地址（去掉最后一段）', 'plain'),
    device: datum('audit', '工作人员用的是什么设备', 'plain'),
    hash: null,
  },
  audit_head: 'nothing',
  town_settings: 'nothing',
  town_setting_change: {
    version: null,
    key: null,
    at: null,
    staff_id: datum('audit', '谁改的', 'plain'),
    before: null,
    after: null,
  },
  feed: { staff_id: datum('staff', '账号编号', 'plain'), secret_hash: null, since: null },
  attempt: {
    key: datum('audit', '账号或网络地址的记号', 'hashed'),
    count: null,
    expires_at: null,
  },
  duty_rule: 'nothing',
  duty_exception: 'nothing',
  day_kind: 'nothing',
  roster_lock: 'nothing',
  duty_day: 'nothing',
  slot: 'nothing',
  day_counter: 'nothing',
  event: 'nothing',
  event_photo: {
    id: null,
    event_id: null,
    alt: null,
    type: null,
    content: datum('photo', '活动现场的照片，可能有人脸', 'plain'),
    added_at: null,
    added_by: datum('audit', '谁加的', 'plain'),
  },
  class_session: 'nothing',
  class_participant: 'nothing',
  class_answer: 'nothing',
  survey_version: 'nothing',
  survey_draft: 'nothing',
  survey_tally: 'nothing',
  lesson_revision: 'nothing',
  lesson_state: 'nothing',
  lesson_shelf: 'nothing',
}
