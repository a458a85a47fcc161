import { cachedReply, forgetReplies, keepReply } from '@/platform/reply-cache'
import { stored } from './mocks/taro'

const big = 'x'.repeat(250_000)

test('makes room by dropping the oldest', () => {
  for (let at = 1; at <= 6; at += 1) keepReply(`/lessons/${at}`, { at, data: big })
  expect(cachedReply('/lessons/1')).toBeUndefined()
  expect(cachedReply('/lessons/6')?.data).toBe(big)
  const total = [...stored.values()].reduce<number>((sum, value) => sum + JSON.stringify(value).length, 0)
  expect(total).toBeLessThan(1_300_000)
})

test('a reply too large for one key is not kept, and an older one under its key goes', () => {
  keepReply('/a', { at: 1, data: 'small' })
  keepReply('/a', { at: 2, data: 'x'.repeat(400_000) })
  expect(cachedReply('/a')).toBeUndefined()
})

test('forgets by prefix', () => {
  keepReply('/duty-days', { at: 1, data: [] })
  keepReply('/bookings/1', { at: 1, data: {} })
  forgetReplies('/duty-days')
  expect(cachedReply('/duty-days')).toBeUndefined()
  expect(cachedReply('/bookings/1')).toBeDefined()
})

test('a reply without content that an earlier program kept is none: a screen made of it would stay white', () => {
  stored.set('reply:/town', { at: 1, data: null })
  expect(cachedReply('/town')).toBeUndefined()
})
