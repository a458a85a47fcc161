import { call } from '@/platform/request'
import { requests, serve, stored } from './mocks/taro'

const signIn = { statusCode: 200, data: { token: 'new', me: { id: 'r', guest: true } } }
const refusal = (statusCode: number, code: string) => ({ statusCode, data: { error: { code, message: '请稍等' } } })
const logins = () => requests.filter(({ url }) => url.endsWith('/login')).length

test('requests at the same moment share one sign-in', async () => {
  serve(({ url }) => (url.endsWith('/login') ? signIn : { statusCode: 200, data: [] }))
  await Promise.all([call('myBookings', {}), call('myWaitlist', {}), call('me', {})])
  expect(logins()).toBe(1)
})

test('an ended session is renewed once and the request repeated', async () => {
  stored.set('token', 'old')
  serve(({ url, header }) => {
    if (url.endsWith('/login')) return signIn
    return header.authorization === 'Bearer new' ? { statusCode: 200, data: [] } : refusal(401, 'not-signed-in')
  })
  await expect(call('myBookings', {})).resolves.toEqual([])
  expect(logins()).toBe(1)
})

test('a status that is no success fails, though WeChat calls it one', async () => {
  serve(() => ({
    statusCode: 422,
    data: { error: { code: 'invalid-fields', message: '请改', fields: { q: '太长' } } },
  }))
  await expect(call('search', { query: { q: 'x' } })).rejects.toMatchObject({
    code: 'invalid-fields',
    message: '请改',
    fields: { q: '太长' },
  })
})

test('a page that is no answer of ours (a proxy, a login wall) reads as a fault of the service', async () => {
  serve(() => ({ statusCode: 502, data: '<html>' }))
  await expect(call('town', {})).rejects.toMatchObject({ code: 'internal' })
})

test('a read is tried again after a lost network, a cancellation is not', async () => {
  stored.set('token', 't')
  let failures = 1
  serve(() => (failures-- > 0 ? 'offline' : { statusCode: 200, data: [] }))
  await expect(call('statutes', {})).resolves.toEqual([])
  failures = 1
  await expect(call('cancelBooking', { params: { id: 'b' } })).rejects.toMatchObject({ code: 'offline' })
})

test('an answer cut off on its way, or a login wall’s page, is asked for again and never passed on', async () => {
  const answers = [null, { villages: [] }]
  serve(() => ({ statusCode: 200, data: answers.shift() }))
  await expect(call('town', {})).resolves.toEqual({ villages: [] })
  serve(() => ({ statusCode: 200, data: '<html>请先登录</html>' }))
  await expect(call('town', {})).rejects.toMatchObject({ code: 'bad-reply', isNetwork: true })
})
