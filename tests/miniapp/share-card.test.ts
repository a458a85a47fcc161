import fc from 'fast-check'
import { CARD_WIDTH, layOutCard, wrap } from '@/features/share/card-layout'

/** Every character as wide as its type is high, as Chinese is. */
const measure = (text: string, size: number) => text.length * size
const words = fc.string({ unit: fc.constantFrom('工', '钱', '给', '，', '。', '？'), minLength: 1, maxLength: 60 })

test('a wrapped text loses nothing, and only a closing mark runs over', () => {
  fc.assert(
    fc.property(words, fc.integer({ min: 20, max: 400 }), (text, width) => {
      const lines = wrap(text, width, (part) => measure(part, 20))
      expect(lines.join('')).toBe(text)
      for (const line of lines) {
        const ink = line.replace(/[，。？]+$/, '')
        expect(ink.length <= 1 || measure(ink, 20) <= width).toBe(true)
      }
      for (const line of lines.slice(1)) expect(line).not.toMatch(/^[，。？]/)
    }),
  )
})

test('everything on the card stands inside it and above one another, with a code or without', () => {
  fc.assert(
    fc.property(words, words, fc.boolean(), (title, answer, hasCode) => {
      const card = layOutCard({ title, answer, service: '某镇法律服务', invitation: '扫一扫' }, hasCode, measure)
      const baselines = card.lines.map(({ y }) => y)
      expect([...baselines].sort((a, b) => a - b)).toEqual(baselines)
      expect(Math.max(...baselines)).toBeLessThan(card.height)
      for (const { text, x, size } of card.lines)
        expect(x + measure(text.replace(/[，。？]+$/, ''), size)).toBeLessThanOrEqual(CARD_WIDTH)
      if (hasCode) expect(card.code.y + card.code.side).toBeLessThan(card.height)
    }),
  )
})
