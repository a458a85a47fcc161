import * as v from 'valibot'

/**
 * Every error the API can answer with: its HTTP status and the sentence a villager can act on.
 * A more exact sentence may replace `message` at the place where the error arises; the code and status never change.
 */
export const ERRORS = {
  'bad-request': { status: 400, message: '提交的内容格式不对，请返回重试。' },
  'not-signed-in': { status: 401, message: '请先登录，再试一次。' },
  'wrong-password': { status: 401, message: '账号或密码不对，请核对后再试。' },
  'code-needed': { status: 401, message: '请再填手机验证器上的动态码。' },
  'wrong-code': { status: 401, message: '动态码不对，或者已经用过。请等它变了再填新的。' },
  'wechat-code-invalid': { status: 401, message: '微信登录已过期，请重新打开小程序。' },
  'guests-off': { status: 403, message: '这里不能以游客身份登录，请在微信里打开小程序。' },
  'factor-needed': { status: 403, message: '您的角色要先开动态码，才能办别的。' },
  'proof-needed': { status: 403, message: '为了稳妥，请先输一次密码，再办这一项。' },
  forbidden: { status: 403, message: '您没有权限办理这一项。' },
  'own-work': { status: 403, message: '这是您自己写的，要请另一位同事来审核、发布。' },
  'not-found': { status: 404, message: '没有找到您要的内容，可能已经撤下。' },
  'class-code-wrong': { status: 404, message: '没有这个课堂码。请看黑板或大屏幕，再输一次。' },
  'class-code-expired': { status: 410, message: '这堂课已经结束，课堂码过期了。请告诉老师，让老师重新开课堂码。' },
  'slot-full': { status: 409, message: '这个时段刚刚约满了，请换一个时段。' },
  'already-booked': { status: 409, message: '这一天已经有预约了，不用重复预约。给家人预约请填家人的名字。' },
  'too-many-bookings': { status: 409, message: '您名下的预约已经到上限，请先取消一个，或者打电话预约。' },
  'too-many-matters': { status: 409, message: '您已经有几件在调解，办完一件再申请，或者打电话给我们。' },
  'key-reused': { status: 409, message: '这次提交和上一次内容不一样，请返回重新填写。' },
  'already-waiting': { status: 409, message: '这一天您已经在候补了，有空位会通知您。' },
  'places-left': { status: 409, message: '这一天还有空位，直接选时段预约就行。' },
  'already-answered': { status: 409, message: '您已经答过这份问卷了，谢谢您。' },
  'last-admin': { status: 409, message: '这样就没有能登录的管理员了。请先让另一位管理员登录过，再办这一项。' },
  'state-changed': { status: 409, message: '这条记录的状态已经变了，请刷新后再看。' },
  'booking-closed': { status: 410, message: '这个时段已经停止预约，请换一个时段。' },
  'offer-expired': { status: 410, message: '给您留的位置已经过了时间，让给下一位了。' },
  'link-gone': { status: 410, message: '这个链接已经用过或者过期了，请找管理员再发一个。' },
  'survey-closed': { status: 410, message: '这份问卷已经结束，谢谢您的关心。' },
  'invalid-fields': { status: 422, message: '有的地方没填对，请看红字提示。' },
  'booking-paused': { status: 422, message: '因为多次约了没来，网上预约暂停，请打电话预约。' },
  'too-large': { status: 413, message: '提交的内容太多，请删减一些。' },
  'too-many-requests': { status: 429, message: '操作太频繁，请稍等一会儿再试。' },
  internal: { status: 500, message: '服务出了点问题，请稍后再试，或者打电话给我们。' },
  'wechat-unavailable': { status: 503, message: '微信服务暂时连不上，请稍后再试。' },
  'not-ready': { status: 503, message: '服务正在准备，请稍等一会儿再试。' },
  busy: { status: 503, message: '现在办理的人较多，请稍等几秒再试。' },
} as const satisfies Record<string, { status: number; message: string }>

export type ErrorCode = keyof typeof ERRORS

/** What every failed request answers with; `fields` names each faulty field and says what to do about it. */
export const ErrorBodySchema = v.object({
  error: v.object({
    code: v.picklist(Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]]),
    message: v.string(),
    fields: v.optional(v.record(v.string(), v.string())),
  }),
})
export type ErrorBody = v.InferOutput<typeof ErrorBodySchema>

/** What an issue says to the person who typed: a schema's own words for what is missing or of another kind are English. */
export const issueInWords = ({ message }: v.BaseIssue<unknown>): string =>
  /^Invalid \w+: /.test(message) ? '这一项没有填，或者填得不对' : message

/** Field messages by dotted path, first fault of each field, from a valibot result's issues. */
export function fieldMessages(issues: readonly v.BaseIssue<unknown>[]): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const issue of issues) {
    const path = v.getDotPath(issue) ?? ''
    fields[path] ??= issueInWords(issue)
  }
  return fields
}
