/// <reference types="@tarojs/taro" />

declare module '*.scss'
declare module '*.svg' {
  const url: string
  export default url
}
declare module '*.png' {
  const url: string
  export default url
}

/** Address of the API without a trailing slash, or `cloud://环境/服务` (see `platform/carrier.ts`); set in config/index.ts. */
declare const __API__: string
/** Whether this build may use WeChat's speech plugin; set in config/index.ts. */
declare const __SPEECH_PLUGIN__: boolean
/** Whether this build offers WeChat's one-tap phone number; set in config/index.ts. */
declare const __PHONE_BUTTON__: boolean

declare namespace NodeJS {
  interface ProcessEnv {
    /** Replaced by the build: which of the two targets this code runs as. */
    TARO_ENV: 'weapp' | 'h5'
  }
}
