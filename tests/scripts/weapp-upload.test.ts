import { readUploadSettings, uploadArguments } from '../../scripts/weapp/upload'

const KEY = '-----BEGIN RSA PRIVATE KEY-----\nnot-a-real-key\n-----END RSA PRIVATE KEY-----'
const GOOD = { WECHAT_APPID: 'wx0123456789abcdef', WEAPP_KEY: KEY, TARO_APP_API: 'https://law.example/api' }

test('a key may come in one line, as CI systems keep it', () => {
  const settings = readUploadSettings({ ...GOOD, WEAPP_KEY: KEY.replace(/\n/g, '\\n') }, '1.2.0')
  expect(settings).toEqual({ appId: GOOD.WECHAT_APPID, key: KEY, version: '1.2.0', description: '版本 1.2.0' })
})

test('a container of WeChat’s cloud is an address too', () => {
  expect(() => readUploadSettings({ ...GOOD, TARO_APP_API: 'cloud://town-env/legal' }, '1.2.0')).not.toThrow()
})

test.each([
  ['no app', { WECHAT_APPID: 'touristappid' }, /WECHAT_APPID/],
  ['no key', { WEAPP_KEY: '' }, /WEAPP_KEY.*代码上传密钥/],
  ['a path for a key', { WEAPP_KEY: '/root/private.key' }, /WEAPP_KEY/],
  ['no address', { TARO_APP_API: '' }, /TARO_APP_API/],
  ['an address that WeChat refuses', { TARO_APP_API: 'http://law.example/api' }, /TARO_APP_API/],
  ['a version in words', { WEAPP_VERSION: 'new' }, /WEAPP_VERSION/],
])('%s is told before anything is built', (_, change, said) => {
  expect(() => readUploadSettings({ ...GOOD, ...change }, '1.2.0')).toThrow(said)
})

test('the tool is told everything but the key itself', () => {
  const settings = readUploadSettings(GOOD, '1.2.0')
  const args = uploadArguments('preview', settings, { project: '/p', keyFile: '/k', picture: '/c.jpg' })
  expect(args.join(' ')).toBe(
    'preview --pp /p --pkp /k --appid wx0123456789abcdef --uv 1.2.0 --ud 版本 1.2.0 --qrcode-format image --qrcode-output-dest /c.jpg',
  )
})
