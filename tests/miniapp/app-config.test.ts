/** What the build writes to app.json under these settings. */
async function appConfig(environment: Record<string, string>): Promise<Record<string, unknown>> {
  const before = { ...process.env }
  Object.assign(process.env, environment)
  Object.assign(globalThis, { defineAppConfig: (config: unknown) => config })
  try {
    jest.resetModules()
    return ((await import('../../src/app.config')) as { default: Record<string, unknown> }).default
  } finally {
    process.env = before
  }
}

test('names the speech plugin only in a build that asks for it: without it in the account, WeChat refuses the upload', async () => {
  expect(await appConfig({})).not.toHaveProperty('plugins')
  expect(await appConfig({ TARO_APP_SPEECH: 'on', TARO_APP_SPEECH_VERSION: '0.3.6' })).toMatchObject({
    plugins: { WechatSI: { version: '0.3.6', provider: 'wx069ba97219f66d99' } },
  })
})
