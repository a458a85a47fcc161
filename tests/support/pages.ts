import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PhoneRecords } from './phone-records'

interface AppJson {
  pages: string[]
  subPackages?: { root: string; pages: string[] }[]
}

/** What a page needs in its address to have something to show. */
const queries = ({ slotId, bookingId, mediationId }: PhoneRecords): Record<string, string> => ({
  'pages/appointment/form/index': `?slot=${slotId}`,
  'pages/appointment/ticket/index': `?id=${bookingId}`,
  'pages/appointment/move/index': `?id=${bookingId}`,
  'pages/mediation/matter/index': `?id=${mediationId}`,
  'pages/reading/lesson/index': '?id=wages-unpaid-by-contractor',
  'pages/reading/topic/index': '?topic=labour',
  'pages/reading/search/index': `?q=${encodeURIComponent('老人不养怎么办')}`,
  'pages/reading/statute/index': `?title=${encodeURIComponent('劳动合同法')}`,
  'pages/reading/article/index': `?statute=${encodeURIComponent('劳动合同法')}&label=${encodeURIComponent('第八十二条')}`,
  'pages/survey/fill/index': '?id=legal-needs',
  'pages/directory/rules/index': '?villageId=village-01',
  'pages/guides/guide/index': '?id=legal-aid',
})

/** Every page of the mini-program with an address that shows it filled, from the built package's own list. */
export function pageAddresses(records: PhoneRecords): string[] {
  const query = queries(records)
  const app: AppJson = JSON.parse(readFileSync(join(__dirname, '../../dist/weapp/app.json'), 'utf8'))
  const sub = (app.subPackages ?? []).flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))
  return [...app.pages, ...sub].map((page) => `${page}${query[page] ?? ''}`)
}
