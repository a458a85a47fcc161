import { OperatorError } from '../../server/operator-error'

/** What is given as environment variables; nothing of it is kept. */
export interface UploadSettings {
  appId: string
  /** The upload key's text, from the public platform. */
  key: string
  version: string
  description: string
}

/**
 * Reads the environment of an upload. WEAPP_KEY holds the key's text (line breaks may be written as `\n`, as some CI
 * systems keep them). Throws a sentence that says what is missing.
 */
export function readUploadSettings(env: Record<string, string | undefined>, packageVersion: string): UploadSettings {
  const appId = env.WECHAT_APPID ?? ''
  if (!/^wx[0-9a-f]{16}$/.test(appId)) throw new OperatorError('WECHAT_APPID 要写小程序的 AppID（wx 开头 18 位）。')
  const key = (env.WEAPP_KEY ?? '').replace(/\\n/g, '\n').trim()
  if (!/^-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]+-----END [A-Z ]*PRIVATE KEY-----$/.test(key))
    throw new OperatorError(
      'WEAPP_KEY 要放代码上传密钥的全文：公众平台 → 管理 → 开发管理 → 开发设置 → 小程序代码上传 → 生成。同一页把本机 IP 加进白名单。例：WEAPP_KEY="$(cat 密钥文件)"。',
    )
  const api = env.TARO_APP_API ?? ''
  if (!/^https:\/\/[^/]+\/api$/.test(api) && !/^cloud:\/\/[^/]+\/[^/]+$/.test(api))
    throw new OperatorError('TARO_APP_API 要写 https://域名/api，用云托管的写 cloud://环境编号/服务名。')
  const version = env.WEAPP_VERSION ?? packageVersion
  if (!/^\d+(\.\d+){1,3}$/.test(version)) throw new OperatorError('WEAPP_VERSION 要写成 1.2.0 这样。')
  return { appId, key, version, description: env.WEAPP_NOTE ?? `版本 ${version}` }
}

/** Arguments of the miniprogram-ci command line for a built project and a key file. */
export const uploadArguments = (
  action: 'preview' | 'upload',
  settings: UploadSettings,
  place: { project: string; keyFile: string; picture: string },
): string[] => [
  action,
  ...['--pp', place.project],
  ...['--pkp', place.keyFile],
  ...['--appid', settings.appId],
  ...['--uv', settings.version],
  ...['--ud', settings.description],
  ...(action === 'preview' ? ['--qrcode-format', 'image', '--qrcode-output-dest', place.picture] : []),
]
