import { misfits, type Schema } from './subset'

interface Parameter {
  name: string
  in: string
  required: boolean
  schema: Schema
}

interface Media {
  schema?: Schema
}

export interface Operation {
  operationId: string
  security: Record<string, unknown>[]
  parameters?: Parameter[]
  requestBody?: { content: Record<string, Media> }
  responses: Record<string, { content: Record<string, Media> }>
}

/** An OpenAPI document of the contract, as far as clients depend on it. */
export interface Contract {
  paths: Record<string, Record<string, Operation>>
}

/** The desk is served by the server itself, so its pages are always of the same release; phones keep an old one for days. */
const SAME_RELEASE = /^\/api\/desk\//

/** The part of a document that a later release is held to: without the desk and without the replies to errors. */
export function clientPart({ paths }: Contract): Contract {
  const held = Object.entries(paths).filter(([path]) => !SAME_RELEASE.test(path))
  return {
    paths: Object.fromEntries(
      held.map(([path, methods]) => [
        path,
        Object.fromEntries(
          Object.entries(methods).map(([method, { operationId, security, parameters, requestBody, responses }]) => [
            method,
            {
              operationId,
              security,
              ...(parameters ? { parameters } : {}),
              ...(requestBody ? { requestBody } : {}),
              responses: Object.fromEntries(Object.entries(responses).filter(([status]) => isSuccess(status))),
            },
          ]),
        ),
      ]),
    ),
  }
}

/**
 * What would break the client of the release `before` on a server of `now`: one line a place, with method, path and
 * field. Routes that are gone, stricter callers, newly required or narrower input, replies that lost or changed something.
 */
export function breaks(before: Contract, now: Contract): string[] {
  return Object.entries(clientPart(before).paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, old]) => {
      const at = `${method.toUpperCase()} ${path}`
      const current = now.paths[path]?.[method]
      return current ? operationBreaks(old, current, at) : [`${at}：没有了`]
    }),
  )
}

function operationBreaks(old: Operation, current: Operation, at: string): string[] {
  return [...callerBreaks(old, current, at), ...inputBreaks(old, current, at), ...replyBreaks(old, current, at)]
}

const schemes = (operation: Operation) => operation.security.flatMap(Object.keys).sort().join()

function callerBreaks(old: Operation, current: Operation, at: string): string[] {
  const [was, is] = [schemes(old), schemes(current)]
  return is === '' || is === was ? [] : [`${at}：以前${was ? `要 ${was} 登录` : '不用登录'}，现在要 ${is} 登录`]
}

function inputBreaks(old: Operation, current: Operation, at: string): string[] {
  const named = ({ name, in: place }: Parameter) => `${place} ${name}`
  const before = new Map((old.parameters ?? []).map((parameter) => [named(parameter), parameter]))
  const parameters = (current.parameters ?? []).flatMap((parameter) => {
    const was = before.get(named(parameter))
    const where = `${at} ${named(parameter)}`
    if (parameter.required && !was?.required) return [`${where}：现在必须填，旧版不会填`]
    return was ? misfits(was.schema, parameter.schema, where, 'request') : []
  })
  const [was, is] = [bodyOf(old), bodyOf(current)]
  if (is && !was) return [...parameters, `${at} 正文：现在必须有，旧版不会发`]
  return [...parameters, ...(was && is ? misfits(was, is, `${at} 正文`, 'request') : [])]
}

const bodyOf = (operation: Operation) => operation.requestBody?.content['application/json']?.schema
const isSuccess = (status: string) => status.startsWith('2')

function replyBreaks(old: Operation, current: Operation, at: string): string[] {
  return Object.entries(old.responses)
    .filter(([status]) => isSuccess(status))
    .flatMap(([status, { content }]) => {
      const is = current.responses[status]
      if (!is) return [`${at}：成功时不再答 ${status}`]
      return Object.entries(content).flatMap(([media, { schema }]) => {
        const reply = is.content[media]
        if (!reply) return [`${at}：不再答 ${media}`]
        return schema ? misfits(reply.schema ?? {}, schema, `${at} 回答`, 'reply') : []
      })
    })
}
