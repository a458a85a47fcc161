import fc from 'fast-check'
import { splitByTerms } from '@/features/glossary/split-by-terms'
import { markSpans } from '@/features/read-aloud/mark-spans'
import { plainPlace, plainSentences, sentencesOf } from '@/features/read-aloud/sentences'

const words = fc.string({ unit: fc.constantFrom('工', '钱', '法', '。', '！', '给'), maxLength: 30 })

test('cutting by terms loses and adds nothing', () => {
  fc.assert(
    fc.property(words, fc.array(words, { maxLength: 4 }), (text, terms) => {
      const parts = splitByTerms(text, terms)
      expect(parts.map((part) => part.text).join('')).toBe(text)
      for (const part of parts) expect(text.startsWith(part.text, part.from)).toBe(true)
    }),
  )
})

test('every sentence read aloud stands where it says, and together they are the whole text', () => {
  fc.assert(
    fc.property(fc.array(words, { minLength: 1, maxLength: 3 }), (texts) => {
      const spans = texts.map((text) => ({ text }))
      const whole = texts.join('')
      const sentences = sentencesOf({
        title: '',
        summary: '',
        sections: [{ kind: 'story', blocks: [{ kind: 'paragraph', spans }] }],
      }).filter((sentence) => sentence.place !== '')
      expect(sentences.every(({ from, to, text }) => whole.slice(from, to) === text)).toBe(true)
      for (const { from, to, text } of sentences)
        expect(
          markSpans(spans, from, to)
            .filter((span) => span.spoken)
            .map((span) => span.text)
            .join(''),
        ).toBe(text)
    }),
  )
})

test('a plain text is heard under its title, each sentence at its own place', () => {
  expect(plainSentences([{ title: '第八十二条', paragraphs: ['应当支付。不得拖欠。', '违反的，要赔偿。'] }])).toEqual([
    { place: '', from: 0, to: 0, text: '第八十二条' },
    { place: plainPlace(0, 0), from: 0, to: 5, text: '应当支付。' },
    { place: plainPlace(0, 0), from: 5, to: 10, text: '不得拖欠。' },
    { place: plainPlace(0, 1), from: 0, to: 8, text: '违反的，要赔偿。' },
  ])
})

test('a citation stays on the last piece of a span that is cut', () => {
  expect(markSpans([{ text: '不能拖欠。要给。', cite: 1 }], 0, 5)).toEqual([
    { text: '不能拖欠。', spoken: true },
    { text: '要给。', cite: 1, spoken: false },
  ])
})
