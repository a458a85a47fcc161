import phone, { stored } from './mocks/taro'

/** The program as it starts inside WeChat with this size of type in WeChat's own settings, in px. */
function start(baseInfo: () => { fontSizeSetting?: number }) {
  jest.resetModules()
  jest.doMock('@/platform/target', () => ({ IN_WECHAT: true }))
  jest.doMock('@tarojs/taro', () => ({ __esModule: true, default: { ...phone, getAppBaseInfo: baseInfo } }))
  return jest.requireActual<typeof import('@/features/reader/store')>('@/features/reader/store').useReader.getState()
}
const sized = (fontSizeSetting: number) => () => ({ fontSizeSetting })

test.each([
  [15, 'standard'],
  [17, 'standard'],
  [20, 'large'],
  [24, 'large'],
  [26, 'huge'],
])('WeChat set to %d px starts in %s type', (setting, size) => {
  expect(start(sized(setting)).textSize).toBe(size)
})

test('a WeChat that cannot say starts in standard type', () => {
  expect(start(() => ({})).textSize).toBe('standard')
  const tooOld = () => {
    throw new TypeError('wx.getAppBaseInfo is not a function')
  }
  expect(start(tooOld).textSize).toBe('standard')
})

test('what the person chose stays, whatever WeChat is set to later', () => {
  start(sized(24)).choose({ textSize: 'standard' })
  expect(start(sized(24)).textSize).toBe('standard')
  start(sized(17)).choose({ textSize: 'huge' })
  expect(start(sized(17)).textSize).toBe('huge')
})

test('the size of the first start stays once anything was answered', () => {
  start(sized(24)).choose({ asked: true })
  expect(stored.get('reader')).toMatchObject({ textSize: 'large' })
  expect(start(sized(17)).textSize).toBe('large')
})
