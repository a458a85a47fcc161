import { Readable } from 'node:stream'
import {
  api,
  type Caller,
  type Checked,
  type Endpoint,
  type EndpointName,
  FileSchema,
  IdempotencyKeySchema,
  type ReplyInput,
} from '@domain/api'
import { fieldMessages } from '@domain/errors'
import type { Permission } from '@domain/permissions'
import type { Context, Hono } from 'hono'
import * as v from 'valibot'
import type { ResidentSession, StaffSession } from '../auth/session'
import { Failure } from './failure'
import type { AppEnv } from './request'
import { whenceOf } from './whence'

type SessionOf<C extends Caller> = C extends 'public'
  ? { resident: ResidentSession | undefined }
  : C extends 'resident'
    ? { resident: ResidentSession }
    : { staff: StaffSession }

/** What a handler is given: checked input, who calls (a type only the auth gate makes), and the raw request for cookies. */
export type HandlerContext<N extends EndpointName> = Checked<N> &
  SessionOf<(typeof api)[N]['caller']> & {
    /** Empty unless the contract says `idempotent`. */
    idempotencyKey: string
    http: Context<AppEnv>
  }

export type Handler<N extends EndpointName> = (context: HandlerContext<N>) => Promise<ReplyInput<N>> | ReplyInput<N>
export type Handlers = { [N in EndpointName]: Handler<N> }

/** The auth gate: turns a request into a session, or throws a `Failure` when the caller may not call. */
export interface Gate {
  resident(http: Context<AppEnv>): Promise<ResidentSession | undefined>
  /** Throws `forbidden` when the role has no part in the permission. */
  staff(http: Context<AppEnv>, permission: Permission): Promise<StaffSession | undefined>
}

/** Puts every handler on its method and path of the contract, with checks before and after. */
export function mount(app: Hono<AppEnv>, handlers: Handlers, gate: Gate): void {
  for (const name of Object.keys(api) as EndpointName[]) {
    const endpoint: Endpoint = api[name]
    const path = endpoint.path.replace(/\{(\w+)\}/g, ':$1')
    app.on(endpoint.method, `/api${path}`, async (http) => {
      const who = await admit(endpoint.caller, http, gate)
      const idempotencyKey = endpoint.idempotent
        ? check(IdempotencyKeySchema, http.req.header('idempotency-key'), 'bad-request')
        : ''
      const context = {
        ...who,
        idempotencyKey,
        http,
        params: endpoint.params
          ? check(endpoint.params, storable(http.req.param(), 'not-found'), 'not-found')
          : undefined,
        query: endpoint.query
          ? check(endpoint.query, storable(http.req.query(), 'bad-request'), 'invalid-fields')
          : undefined,
        body: endpoint.body ? check(endpoint.body, await readJson(http), 'invalid-fields') : undefined,
      }
      const reply = await (handlers[name] as Handler<EndpointName>)(context as unknown as HandlerContext<EndpointName>)
      if (endpoint.media) return sendFile(http, endpoint.media, v.parse(FileSchema, reply))
      // Parsing what goes out drops every field the contract does not name: a private column can't slip through.
      return http.json(v.parse(endpoint.reply, reply) as object, endpoint.status ?? 200)
    })
  }
}

function sendFile(http: Context<AppEnv>, media: string, file: v.InferOutput<typeof FileSchema>) {
  http.header('Content-Type', media)
  http.header('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.filename)}`)
  const { content } = file
  if (typeof content === 'string') return http.body(content)
  if (content instanceof Uint8Array) return http.body(new Uint8Array(content))
  return http.body(Readable.toWeb(Readable.from(content, { objectMode: false })) as ReadableStream<Uint8Array>)
}

async function admit(caller: Caller, http: Context<AppEnv>, gate: Gate) {
  if (caller === 'public') return { resident: await gate.resident(http) }
  if (caller === 'resident') {
    const resident = await gate.resident(http)
    if (!resident) throw new Failure('not-signed-in')
    return { resident }
  }
  const staff = await gate.staff(http, caller.permission)
  if (!staff) throw new Failure('not-signed-in')
  return { staff: { ...staff, whence: whenceOf(http) } }
}

function check<S extends v.GenericSchema>(
  schema: S,
  value: unknown,
  code: 'bad-request' | 'not-found' | 'invalid-fields',
): v.InferOutput<S> {
  const parsed = v.safeParse(schema, value)
  if (parsed.success) return parsed.output
  throw code === 'invalid-fields' ? new Failure(code, { fields: fieldMessages(parsed.issues) }) : new Failure(code)
}

/** What a path or query says. PostgreSQL's texts can't hold a NUL, so nothing here is called by one. */
function storable(values: Record<string, string>, code: 'bad-request' | 'not-found'): Record<string, string> {
  if (Object.values(values).some((value) => value.includes('\0'))) throw new Failure(code)
  return values
}

async function readJson(http: Context<AppEnv>): Promise<unknown> {
  const type = http.req.header('content-type') ?? ''
  if (!/^application\/json\b/i.test(type)) throw new Failure('bad-request')
  try {
    return JSON.parse(await http.req.text(), (_, value: unknown) => {
      if (typeof value === 'string' && value.includes('\0')) throw new Failure('bad-request')
      return value
    })
  } catch {
    throw new Failure('bad-request')
  }
}
