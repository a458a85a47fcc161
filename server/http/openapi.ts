import { api, type Caller, type Endpoint, errorsOf, IdempotencyKeySchema } from '@domain/api'
import { ERRORS, ErrorBodySchema, type ErrorCode } from '@domain/errors'
import { isPermitted, type Permission, scopeOf } from '@domain/permissions'
import { ROLES } from '@domain/staff'
import { toJsonSchema } from '@valibot/to-json-schema'
import type { GenericSchema } from 'valibot'

type Json = Record<string, unknown>

/** The JSON Schema (2020-12, as OpenAPI 3.1 uses) of a contract's schema, seen from whoever writes the value. */
const schemaOf = (schema: GenericSchema): Json => {
  const { $schema: _, ...json } = toJsonSchema(schema, {
    target: 'draft-2020-12',
    typeMode: 'input',
    errorMode: 'ignore',
  })
  return json as Json
}

const parametersOf = (schema: GenericSchema, place: 'path' | 'query'): Json[] => {
  const { properties = {}, required = [] } = schemaOf(schema) as { properties?: Json; required?: string[] }
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }))
}

const securityOf = (caller: Caller): Json[] =>
  caller === 'public' ? [] : caller === 'resident' ? [{ resident: [] }] : [{ staff: [] }]

/** Which roles have a permission, and of which records. */
const rolesOf = (permission: Permission): string =>
  `Staff with ${permission}: ${ROLES.filter((role) => isPermitted(permission, role))
    .map((role) => `${role} (${scopeOf(permission, role)})`)
    .join(', ')}`

function errorReplies(codes: ErrorCode[]): Json {
  const byStatus = new Map<number, ErrorCode[]>()
  for (const code of codes) byStatus.set(ERRORS[code].status, [...(byStatus.get(ERRORS[code].status) ?? []), code])
  return Object.fromEntries(
    [...byStatus].map(([status, these]) => [
      String(status),
      {
        description: these.map((code) => `${code}: ${ERRORS[code].message}`).join('\n'),
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
      },
    ]),
  )
}

function operationOf(name: string, endpoint: Endpoint): Json {
  const parameters = [
    ...(endpoint.params ? parametersOf(endpoint.params, 'path') : []),
    ...(endpoint.query ? parametersOf(endpoint.query, 'query') : []),
    ...(endpoint.idempotent
      ? [{ name: 'Idempotency-Key', in: 'header', required: true, schema: schemaOf(IdempotencyKeySchema) }]
      : []),
  ]
  const content = endpoint.media
    ? { [endpoint.media]: {} }
    : { 'application/json': { schema: schemaOf(endpoint.reply) } }
  return {
    operationId: name,
    summary: endpoint.summary,
    security: securityOf(endpoint.caller),
    ...(typeof endpoint.caller === 'object' ? { description: rolesOf(endpoint.caller.permission) } : {}),
    ...(parameters.length ? { parameters } : {}),
    ...(endpoint.body
      ? { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(endpoint.body) } } } }
      : {}),
    responses: { [endpoint.status ?? 200]: { description: 'OK', content }, ...errorReplies(errorsOf(endpoint)) },
  }
}

/** The OpenAPI 3.1 document of the contract. */
export function openApiDocument(): Json {
  const paths: Record<string, Json> = {}
  for (const [name, endpoint] of Object.entries(api) as [string, Endpoint][]) {
    const path = `/api${endpoint.path}`
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operationOf(name, endpoint) }
  }
  return {
    openapi: '3.1.0',
    info: { title: '乡镇法律服务', version: '1', description: 'Errors are `{error: {code, message, fields?}}`.' },
    paths,
    components: {
      schemas: { Error: schemaOf(ErrorBodySchema) },
      securitySchemes: {
        resident: { type: 'http', scheme: 'bearer' },
        staff: { type: 'apiKey', in: 'cookie', name: 'desk' },
      },
    },
  }
}
