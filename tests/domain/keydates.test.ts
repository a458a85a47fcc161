import { isInSeason, type KeyDate, keyDateOf } from '@domain/keydates'

const date = (id: string, from: string, to: string, leadDays = 7): KeyDate => ({
  id,
  name: id,
  from,
  to,
  leadDays,
  greeting: id,
})
const wages = date('wages', '12-20', '02-10')

describe('a key date', () => {
  test.each([
    ['2026-12-12', false],
    ['2026-12-13', true],
    ['2026-12-31', true],
    ['2027-01-01', true],
    ['2027-02-10', true],
    ['2027-02-11', false],
  ])('over New Year is in season with its lead time: %s %s', (day, inSeason) => {
    expect(isInSeason(wages, day)).toBe(inSeason)
  })

  test('begins in the old year when its lead time does', () => {
    const early = date('early', '01-03', '01-04', 10)
    expect(isInSeason(early, '2026-12-24')).toBe(true)
    expect(isInSeason(early, '2026-12-23')).toBe(false)
  })

  test('of several the one that fits most exactly speaks', () => {
    const all = [date('heating', '11-01', '03-15'), date('week', '12-01', '12-07'), date('day', '12-04', '12-04')]
    expect(keyDateOf(all, '2026-12-02')?.id).toBe('day')
    expect(keyDateOf(all, '2026-12-06')?.id).toBe('week')
    expect(keyDateOf(all, '2027-01-15')?.id).toBe('heating')
    expect(keyDateOf(all, '2026-06-15')).toBeUndefined()
  })
})
