import { randomUUID } from 'node:crypto'
import type { Reply } from '@domain/api'
import { AUDIENCES } from '@domain/audiences'
import autocannon from 'autocannon'
import { numbers, randomAnswers } from '../random-answers'

/** What 48 requests of a county are: 40 reads, of which each lesson opened is counted, one booking, one survey answered. */
const LESSON = '/api/lessons/wages-unpaid-by-contractor'
const READS: [path: string, times: number][] = [
  ['/api/home?audience=elder', 8],
  ['/api/home?audience=returnee', 6],
  ['/api/lessons?audience=general', 5],
  [LESSON, 6],
  [`/api/search?q=${encodeURIComponent('工头欠我一年工钱不给咋办')}`, 4],
  ['/api/duty-days', 6],
  ['/api/surveys', 2],
  [`/api/statutes/${encodeURIComponent('劳动合同法')}/articles/${encodeURIComponent('第八十二条')}`, 2],
  ['/api/town', 1],
]

let runs = 1

export interface Measured {
  requests: number
  seconds: number
  /** Times in milliseconds, in order. */
  times: number[]
  booked: number
  answered: number
  /** Readings that were counted. */
  counted: number
  failed: number
}

async function json<T>(url: string, token: string): Promise<T> {
  return (await (await fetch(url, { headers: { authorization: `Bearer ${token}` } })).json()) as T
}

/** Sends the mixed traffic to every server at once, each over its share of the connections. */
export async function send(
  origins: string[],
  tokens: Iterator<string>,
  villages: readonly string[],
  lessons: readonly string[],
  { connections, seconds }: { connections: number; seconds: number },
): Promise<Measured> {
  const [origin = ''] = origins
  const first = String(tokens.next().value)
  const days = await json<Reply<'dutyDays'>>(`${origin}/api/duty-days`, first)
  const slots = days.flatMap((day) => day.slots.filter(({ open }) => open).map(({ id }) => id))
  const survey = await json<Reply<'survey'>>(`${origin}/api/surveys/legal-needs`, first)
  // Other people each time: nobody books twice for a day.
  const next = numbers(runs++)
  const one = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T
  const byte = () => Math.floor(next() * 256)
  const measured: Measured = { requests: 0, seconds: 0, times: [], booked: 0, answered: 0, counted: 0, failed: 0 }

  const post = (path: string, body: () => unknown, count: 'booked' | 'answered'): autocannon.Request => ({
    method: 'POST',
    path,
    setupRequest: (request) => ({
      ...request,
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${tokens.next().value}`,
        'idempotency-key': randomUUID(),
      },
      body: JSON.stringify(body()),
    }),
    onResponse(status) {
      if (status === 201) measured[count]++
    },
  })
  const booking = post(
    '/api/bookings',
    () => ({
      slotId: slots[Math.floor(next() * slots.length)],
      name: '张三',
      phone: `139${String(Math.floor(next() * 1e8)).padStart(8, '0')}`,
      topic: 'labour',
    }),
    'booked',
  )
  const answer = post(
    '/api/surveys/legal-needs/responses',
    () => ({
      submissionId: randomUUID(),
      version: survey.version,
      audience: 'general',
      answers: randomAnswers(survey.definition, villages, next),
    }),
    'answered',
  )
  // One of many lessons and groups, from one of many phones.
  const counting: autocannon.Request = {
    method: 'POST',
    setupRequest: (request) => ({
      ...request,
      path: `/api/lessons/${one(lessons)}/readings`,
      headers: { 'content-type': 'application/json', 'x-forwarded-for': `10.0.${byte()}.${byte()}` },
      body: JSON.stringify({ audience: one(AUDIENCES) }),
    }),
    onResponse(status) {
      if (status === 201) measured.counted++
    },
  }
  const reads = READS.flatMap(([path, times]) => Array<autocannon.Request>(times).fill({ method: 'GET', path }))
  // Reads of one kind don't come in a row.
  const mixed = reads.map((_, i) => reads[(i * 7) % reads.length] as autocannon.Request)
  const opened = mixed.flatMap((read) => (read.path === LESSON ? [read, counting] : [read]))
  const requests = [...opened.slice(0, 20), booking, ...opened.slice(20), answer]

  const started = performance.now()
  await Promise.all(
    origins.map(
      (url) =>
        new Promise<void>((resolve, reject) => {
          const run = autocannon(
            { url, connections: Math.ceil(connections / origins.length), duration: seconds, requests },
            (error) => (error ? reject(error) : resolve()),
          )
          run.on('response', (_client, status, _bytes, time) => {
            measured.requests++
            measured.times.push(time)
            if (status >= 400) measured.failed++
          })
          run.on('reqError', () => {
            measured.failed++
          })
        }),
    ),
  )
  measured.seconds = (performance.now() - started) / 1000
  measured.times.sort((a, b) => a - b)
  return measured
}
