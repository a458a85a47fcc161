import Taro from '@tarojs/taro'
import { type Carrier, headerOf, TIMEOUT_MS } from './carrier-types'
import type { Transfer } from './transfer'

const CLOUD = /^cloud:\/\/([^/]+)\/([^/]+)$/

/**
 * The way to the server that a build was given as TARO_APP_API: `https://域名/api`, or `cloud://环境/服务` for a container
 * of 微信云托管, which needs no listed domain.
 */
export function carrierTo(api: string): Carrier {
  const [, env, service] = CLOUD.exec(api) ?? []
  return env && service ? throughCloud(env, service) : throughNetwork(api)
}

const dataOf = ({ data }: Transfer) => (data === undefined ? {} : { data })

const throughNetwork =
  (base: string): Carrier =>
  (transfer) =>
    Taro.request({
      url: `${base}${transfer.path}`,
      method: transfer.method,
      header: headerOf(transfer),
      timeout: TIMEOUT_MS,
      dataType: 'json',
      ...dataOf(transfer),
    })

function throughCloud(env: string, service: string): Carrier {
  let ready: Promise<unknown> | undefined
  return async (transfer) => {
    // WeChat wants its cloud opened once before the first call.
    ready ??= Promise.resolve(Taro.cloud.init({ env }))
    await ready
    return Taro.cloud.callContainer({
      config: { env },
      path: `/api${transfer.path}`,
      method: transfer.method,
      header: { ...headerOf(transfer), 'X-WX-SERVICE': service },
      timeout: TIMEOUT_MS,
      ...dataOf(transfer),
    })
  }
}
