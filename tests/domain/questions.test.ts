import { maskPersonal } from '@domain/questions'
import fc from 'fast-check'

describe('a question without a name', () => {
  test.each([
    ['我电话13900000001，帮帮我', '我电话＊＊＊，帮帮我'],
    ['打 139 0000 0001 找我', '打 ＊＊＊ 找我'],
    ['身份证11010119900307123X被人用了', '身份证＊＊＊被人用了'],
    ['卡号 6222 0000 0000 0000 000 被冻结', '卡号 ＊＊＊ 被冻结'],
    ['座机0314-1234567没人接', '座机＊＊＊没人接'],
    ['给 someone@example.com 发过', '给 ＊＊＊ 发过'],
    ['冀HA1234撞了我', '＊＊＊撞了我'],
  ])('keeps no number that leads to a person: %s', (typed, stored) => {
    expect(maskPersonal(typed)).toBe(stored)
  })

  test.each(['欠我 12000 元，2025年3月的', '打12348问过了', '刑法第287条之二是什么'])(
    'leaves ordinary numbers alone: %s',
    (text) => {
      expect(maskPersonal(text)).toBe(text)
    },
  )

  test('is not changed by masking again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => maskPersonal(maskPersonal(text)) === maskPersonal(text)),
    )
  })
})
