/** True in the build that runs inside WeChat, false in any browser; constant at build time, so the other branch is dropped. */
export const IN_WECHAT = process.env.TARO_ENV === 'weapp'
