import { breaks, type Contract, type Operation } from '../../scripts/contract/compare'
import { contractOf, releasedVersions } from '../../scripts/contract/releases'
import { type Direction, misfits, type Schema } from '../../scripts/contract/subset'
import { openApiDocument } from '../../server/http/openapi'

const now = openApiDocument() as unknown as Contract
const object = (properties: Record<string, Schema>, required: string[] = []): Schema => ({
  type: 'object',
  properties,
  required,
})
const text: Schema = { type: 'string' }

const operation = (more: Partial<Operation> = {}): Operation => ({
  operationId: 'x',
  security: [],
  responses: { 200: { content: { 'application/json': { schema: object({ name: text }, ['name']) } } } },
  ...more,
})
const contract = (get: Operation): Contract => ({ paths: { '/api/x': { get } } })

describe('schemas', () => {
  test.each<[string, Direction, Schema, Schema, RegExp]>([
    ['a newly required field', 'request', object({ a: text }), object({ a: text }, ['a']), /^x\.a：现在必须填/],
    ['a field no longer taken', 'request', object({ a: text }), object({}, []), /^x\.a：旧版会填/],
    ['a shorter limit', 'request', { type: 'string', maxLength: 9 }, { type: 'string', maxLength: 8 }, /maxLength 9/],
    ['a new lower bound', 'request', { type: 'number' }, { type: 'number', minimum: 1 }, /minimum 不限/],
    ['another pattern', 'request', text, { type: 'string', pattern: '^a' }, /格式/],
    ['a choice less', 'request', { enum: ['a', 'b'] }, { enum: ['a'] }, /^x：值 "b"/],
    ['another type', 'request', { type: 'number' }, text, /类型/],
    ['null no longer taken', 'request', { anyOf: [text, { type: 'null' }] }, text, /类型 null/],
    ['a field that is gone', 'reply', object({}), object({ a: text }), /^x\.a：回答里没有了/],
    ['a field that may be missing', 'reply', object({ a: text }), object({ a: text }, ['a']), /可能没有/],
    ['a new value', 'reply', { enum: ['a', 'b'] }, { enum: ['a'] }, /^x：值 "b"/],
    [
      'null in a list',
      'reply',
      { type: 'array', items: { anyOf: [text, { type: 'null' }] } },
      { type: 'array', items: text },
      /^x\[\]：/,
    ],
    ['deep inside', 'reply', object({ a: object({}) }, ['a']), object({ a: object({ b: text }) }, ['a']), /^x\.a\.b：/],
  ])('finds %s', (_, direction, narrow, wide, expected) => {
    expect(misfits(narrow, wide, 'x', direction)).toEqual([expect.stringMatching(expected)])
  })

  test.each<[string, Direction, Schema, Schema]>([
    ['a new optional field', 'request', object({}), object({ a: text })],
    ['a field that is no longer required', 'request', object({ a: text }, ['a']), object({ a: text })],
    ['a longer limit', 'request', { type: 'string', maxLength: 8 }, { type: 'string', maxLength: 9 }],
    ['a choice more', 'request', { enum: ['a'] }, { enum: ['a', 'b'] }],
    ['null taken as well', 'request', text, { anyOf: [{ type: 'null' }, text] }],
    ['a new field', 'reply', object({ a: text }), object({})],
    ['a longer text', 'reply', { type: 'string', maxLength: 9 }, { type: 'string', maxLength: 8 }],
    ['a value less', 'reply', { const: 'a' }, { enum: ['a', 'b'] }],
    ['a whole number for a number', 'reply', { type: 'integer' }, { type: 'number' }],
  ])('lets pass %s', (_, direction, narrow, wide) => {
    expect(misfits(narrow, wide, 'x', direction)).toEqual([])
  })

  test('ends on a schema that contains itself', () => {
    const tree = (more: Record<string, Schema>): Schema => ({
      $ref: '#/$defs/t',
      $defs: { t: object({ next: { $ref: '#/$defs/t' }, ...more }) },
    })
    expect(misfits(tree({ b: text }), tree({}), 'x', 'reply')).toEqual([])
    expect(misfits(tree({}), tree({ b: text }), 'x', 'reply')).toEqual(['x.b：回答里没有了'])
  })
})

describe('operations', () => {
  test.each<[string, Contract, RegExp]>([
    ['a route that is gone', { paths: {} }, /^GET \/api\/x：没有了/],
    ['a stricter caller', contract(operation({ security: [{ resident: [] }] })), /不用登录/],
    ['another status', contract(operation({ responses: { 201: { content: {} } } })), /不再答 200/],
    [
      'a newly required parameter',
      contract(operation({ parameters: [{ name: 'q', in: 'query', required: true, schema: text }] })),
      /query q：现在必须填/,
    ],
    [
      'a body that was not there',
      contract(operation({ requestBody: { content: { 'application/json': { schema: object({}) } } } })),
      /正文/,
    ],
  ])('finds %s', (_, changed, expected) => {
    expect(breaks(contract(operation()), changed)).toEqual([expect.stringMatching(expected)])
  })

  test('leaves the desk alone, which is always of the same release', () => {
    expect(breaks({ paths: { '/api/desk/x': { get: operation() } } }, { paths: {} })).toEqual([])
  })
})

test('the contract is compatible with itself, and every route of it is missed when it is gone', () => {
  expect(breaks(now, now)).toEqual([])
  const routes = Object.entries(now.paths).filter(([path]) => !path.startsWith('/api/desk/'))
  expect(routes.length).toBeGreaterThan(30)
  for (const [path, methods] of routes)
    expect(breaks(now, { paths: { ...now.paths, [path]: {} } })).toHaveLength(Object.keys(methods).length)
})

test('the last release is frozen with its contract', () => {
  const version = releasedVersions().at(-1) ?? ''
  expect(version).toMatch(/^\d+\.\d+\.\d+$/)
  expect(Object.keys(contractOf(version).paths).length).toBeGreaterThan(30)
})
