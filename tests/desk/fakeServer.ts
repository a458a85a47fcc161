import { api, type CallInput, type EndpointName, type Reply } from '@domain/api'
import { ERRORS, type ErrorCode, fieldMessages } from '@domain/errors'
import * as v from 'valibot'

/** A refusal a fake handler answers with. */
export class Refusal {
  constructor(
    readonly code: ErrorCode,
    readonly fields?: Record<string, string>,
  ) {}
}

/** What a fake handler gives where the request gets no answer: a pulled plug. */
export class NoAnswer {}

type Answer<N extends EndpointName> = Said<N> | Promise<Said<N>>
type Said<N extends EndpointName> = Reply<N> | Refusal | NoAnswer
/** What the pretended server answers, endpoint by endpoint; replies are typed, and checked, by the contract. */
export type FakeHandlers = { [N in EndpointName]?: (input: CallInput<N>) => Answer<N> }

/** Every call that reached the pretended server, in order. */
export interface FakeServer {
  calls: {
    name: EndpointName
    params: Record<string, string>
    query: Record<string, string>
    body: unknown
    idempotencyKey: string | undefined
  }[]
  /** The calls of one endpoint. */
  callsOf(name: EndpointName): FakeServer['calls']
  /** Changes what some endpoints answer from now on. */
  answer(handlers: FakeHandlers): void
}

const escaped = (text: string) => text.replace(/[.*+?^$()|[\]\\]/g, '\\$&')
/** Fixed paths before those with parameters, as the server's router has it. */
const table = (Object.keys(api) as EndpointName[])
  .map((name) => ({
    name,
    method: api[name].method as string,
    pattern: new RegExp(`^/api${escaped(api[name].path).replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
    parameters: (api[name].path.match(/\{/g) ?? []).length,
  }))
  .sort((a, b) => a.parameters - b.parameters)

const json = (status: number, body: unknown): Response =>
  ({ ok: status < 400, status, json: async () => JSON.parse(JSON.stringify(body)) }) as Response

/** As much of an answer with a file as the desk looks at. */
const file = ({ filename, content }: { filename: string; content: unknown }): Response =>
  ({
    ok: true,
    status: 200,
    headers: new Headers({ 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(filename)}` }),
    blob: async () => new Blob([content as string]),
  }) as Response

const refuse = ({ code, fields }: Refusal): Response =>
  json(ERRORS[code].status, { error: { code, message: ERRORS[code].message, ...(fields ? { fields } : {}) } })

/** What went wrong in the pretended server: the page would take it for a lost network and go on. */
export const surprises: string[] = []
function unexpected(what: string): never {
  surprises.push(what)
  throw new Error(what)
}

/**
 * Stands in for the network at `fetch`: finds the endpoint by the contract, checks the body as the server would, and
 * answers with the handler's reply after checking that against the contract too. A call nobody expects fails the test.
 */
export function fakeServer(first: FakeHandlers): FakeServer {
  let handlers = first
  const calls: FakeServer['calls'] = []
  globalThis.fetch = async (target, init) => {
    const url = new URL(String(target), 'http://desk.test')
    for (const { name, method, pattern } of table) {
      const match = pattern.exec(url.pathname)
      if (!match || method !== (init?.method ?? 'GET')) continue
      const endpoint = api[name]
      const params = Object.fromEntries(
        Object.entries(match.groups ?? {}).map(([key, value]) => [key, decodeURIComponent(value)]),
      )
      const query = Object.fromEntries(url.searchParams)
      const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined
      const idempotencyKey = new Headers(init?.headers).get('idempotency-key') ?? undefined
      calls.push({ name, params, query, body, idempotencyKey })
      if ('body' in endpoint) {
        const checked = v.safeParse(endpoint.body as v.GenericSchema, body)
        if (!checked.success) return refuse(new Refusal('invalid-fields', fieldMessages(checked.issues)))
      }
      const handler = handlers[name] as ((input: unknown) => Answer<EndpointName>) | undefined
      if (!handler) return unexpected(`the page called ${name}, which the test does not answer`)
      const answer = await handler({ params, query, body })
      if (answer instanceof NoAnswer) throw new TypeError('Failed to fetch')
      if (answer instanceof Refusal) return refuse(answer)
      const reply = v.safeParse(endpoint.reply as v.GenericSchema, answer)
      if (!reply.success)
        return unexpected(`the test's answer to ${name} breaks the contract: ${reply.issues[0].message}`)
      if ('media' in endpoint) return file(reply.output as { filename: string; content: unknown })
      return json('status' in endpoint ? endpoint.status : 200, reply.output)
    }
    return unexpected(`no endpoint for ${init?.method} ${url.pathname}`)
  }
  return {
    calls,
    callsOf: (name) => calls.filter((call) => call.name === name),
    answer: (more) => {
      handlers = { ...handlers, ...more }
    },
  }
}
