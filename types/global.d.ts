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

/** Address of the API without a trailing slash; set in config/index.ts. */
declare const __API__: string
/** Whether this build may use WeChat's speech plugin; set in config/index.ts. */
declare const __SPEECH_PLUGIN__: boolean
/** Whether this build offers WeChat's one-tap phone number; set in config/index.ts. */
declare const __PHONE_BUTTON__: boolean

/** Replaced by the build; nothing else of Node is there on a phone. */
declare const process: { env: { TARO_ENV: 'weapp' | 'h5'; NODE_ENV: 'development' | 'production' | 'test' } }
