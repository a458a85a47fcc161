import { barePhoto } from '@domain/photos'
import fc from 'fast-check'
import { aJpeg, aPng, aWebp, PLACE } from '../support/photos'

const FILES = [
  ['image/jpeg', aJpeg],
  ['image/png', aPng],
  ['image/webp', aWebp],
] as const

test.each(FILES)('%s: what cameras add is left out, and the picture stays as it was', (type, make) => {
  const found = barePhoto(make(true))
  expect(found?.type).toBe(type)
  expect(Buffer.from(found?.content ?? [])).toEqual(make(false))
  expect(barePhoto(make(false))?.content).toEqual(new Uint8Array(make(false)))
})

test.each(FILES)('%s: a file cut short is none', (_, make) => {
  const whole = make(false)
  for (let length = 0; length < whole.length; length++) expect(barePhoto(whole.subarray(0, length))).toBeUndefined()
})

test('a file is known by its content', () => {
  for (const text of ['<svg onload="x()"/>', 'GIF89a', '%PDF-1.7', 'RIFF0000WAVE', ''])
    expect(barePhoto(Buffer.from(text))).toBeUndefined()
})

test('whatever is done to a file, it is refused or holds nothing beside the picture', () => {
  const change = fc.record({ at: fc.nat(400), byte: fc.integer({ min: 0, max: 255 }) })
  fc.assert(
    fc.property(fc.constantFrom(aJpeg, aPng, aWebp), fc.array(change, { maxLength: 3 }), (make, changes) => {
      const bytes = make(true)
      // A head of a block that was hit may make it part of the picture; its text would be what the picture shows.
      for (const { at, byte } of changes) if (at >= bytes.indexOf(PLACE) || at < 12) bytes[at % bytes.length] = byte
      const found = barePhoto(bytes)
      if (!found) return
      const again = barePhoto(found.content)
      expect(again).toEqual(found)
    }),
    { numRuns: 2000 },
  )
})
