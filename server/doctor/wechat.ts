import { TEMPLATES } from '@domain/messages'
import type { Config } from '../config'
import { type Finding, fail, ok, warn } from './finding'

const TOPIC = '微信'
const TIMEOUT_MS = 8000

/** WeChat's own numbers for what a town most often gets wrong, with what to do. */
const REFUSALS: Record<number, string> = {
  40013: 'AppID 不对。请到公众平台 → 开发管理 → 开发设置核对 WECHAT_APPID。',
  40125: 'AppSecret 不对。请到公众平台 → 开发管理 → 开发设置重置，填进 WECHAT_SECRET。',
  40164: '这台服务器的 IP 不在白名单里。请到公众平台 → 开发管理 → 开发设置 → IP 白名单添加。',
  50002: '小程序被冻结或没有发布能力。请登录公众平台看通知。',
}

/** Settings that can be judged without asking WeChat. */
export function checkMiniProgram(config: Config, projectAppId: string | undefined): Finding[] {
  const { wechat, publicUrl, templates } = config
  if (!wechat) return [fail(TOPIC, '没有 AppID 和 AppSecret', '在 .env 里写 WECHAT_APPID 和 WECHAT_SECRET。')]
  const missing = TEMPLATES.filter((template) => !templates[template])
  const findings = [
    ...(projectAppId === wechat.appId
      ? []
      : [
          warn(
            TOPIC,
            `project.config.json 里的 appid 是 ${projectAppId ?? '空的'}`,
            `上传小程序前改成 ${wechat.appId}，或者上传时设 WECHAT_APPID（npm run weapp:upload 会用它）。`,
          ),
        ]),
    ...(missing.length === 0
      ? []
      : [
          warn(
            TOPIC,
            `还缺 ${missing.length} 种订阅消息模板：${missing.join('、')}`,
            '在公众平台选好模板，编号写进 WECHAT_TEMPLATES；缺的那种不会发，工作台会列出来打电话。',
          ),
        ]),
    ...domainFindings(publicUrl),
    ...(config.guests ? [fail(TOPIC, '还开着游客登录', '正式运行去掉 GUESTS=on，居民一律从微信登录。')] : []),
  ]
  return findings
}

function domainFindings(publicUrl: string | undefined): Finding[] {
  if (publicUrl === undefined)
    return [
      warn(TOPIC, '没有写 PUBLIC_URL', '写成 https://域名；它要和公众平台“request 合法域名”一样。用云托管的可以不写。'),
    ]
  if (!publicUrl.startsWith('https:'))
    return [fail(TOPIC, `${publicUrl} 不是 https`, '小程序只认 https。先装证书，再把 PUBLIC_URL 改成 https://域名。')]
  if (/\/\/(\d+\.){3}\d+|localhost/.test(publicUrl))
    return [fail(TOPIC, `${publicUrl} 不是域名`, '小程序不认 IP。请用已备案的域名。')]
  return [ok(TOPIC, `域名 ${publicUrl}；请核对公众平台“request 合法域名”也是它`)]
}

interface Answer {
  body: Record<string, unknown>
  /** WeChat's clock. */
  date: Date | undefined
}

async function ask(url: string, body?: unknown): Promise<Answer> {
  const response = await fetch(url, {
    signal: AbortSignal.timeout(TIMEOUT_MS),
    ...(body === undefined
      ? {}
      : { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  })
  const date = response.headers.get('date')
  return { body: (await response.json()) as Record<string, unknown>, date: date ? new Date(date) : undefined }
}

/** Asks WeChat whether it knows the mini-program and its templates. Also tells WeChat's clock. Sends nothing to anybody. */
export async function askWeChat(config: Config): Promise<{ findings: Finding[]; date: Date | undefined }> {
  if (!config.wechat) return { findings: [], date: undefined }
  const { appId, secret, api } = config.wechat
  try {
    const { body, date } = await ask(`${api}/cgi-bin/stable_token`, {
      grant_type: 'client_credential',
      appid: appId,
      secret,
    })
    const errcode = Number(body.errcode ?? 0)
    if (errcode !== 0)
      return { findings: [fail(TOPIC, `微信答 ${errcode}`, REFUSALS[errcode] ?? '请按这个编号查微信的说明。')], date }
    const known = await ask(
      `${api}/wxaapi/newtmpl/gettemplate?access_token=${encodeURIComponent(String(body.access_token))}`,
    )
    return { findings: [ok(TOPIC, 'AppID 和 AppSecret 都对'), ...unknownTemplates(config, known.body)], date }
  } catch (error) {
    // The address holds a secret, so only the kind of failure is told.
    const kind = error instanceof Error ? error.name : '未知'
    return {
      findings: [fail(TOPIC, `连不上 ${api}（${kind}）`, '检查服务器能不能上外网、防火墙有没有放行 443 端口。')],
      date: undefined,
    }
  }
}

function unknownTemplates({ templates }: Config, { data }: Record<string, unknown>): Finding[] {
  if (!Array.isArray(data)) return []
  const known = new Set(data.map((entry: { priTmplId?: string }) => entry.priTmplId))
  const wrong = Object.entries(templates).filter(([, id]) => id && !known.has(id))
  return wrong.map(([name, id]) =>
    fail(TOPIC, `模板 ${name} 的编号 ${id} 不在这个小程序里`, '到公众平台 → 订阅消息 → 我的模板，重新抄编号。'),
  )
}
