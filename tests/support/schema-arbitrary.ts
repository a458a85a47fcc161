import { toJsonSchema } from '@valibot/to-json-schema'
import fc from 'fast-check'
import type { GenericSchema } from 'valibot'

interface JsonSchema {
  type?: string | string[]
  properties?: Record<string, JsonSchema>
  required?: string[]
  items?: JsonSchema | JsonSchema[]
  prefixItems?: JsonSchema[]
  enum?: unknown[]
  const?: unknown
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
  allOf?: JsonSchema[]
  additionalProperties?: JsonSchema | boolean
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  maxItems?: number
}

/** Texts that break programs: NUL, lone surrogates, other directions, prototypes, SQL, formulas, paths, very long ones. */
export const EVIL_TEXTS = [
  '',
  ' ',
  '\u0000',
  '张\u0000三',
  '\ud800',
  '\udfff老\ud83d',
  '\u202e反\u202c',
  '\u200b\u200d\ufeff',
  '👨‍👩‍👧‍👦'.repeat(50),
  '__proto__',
  'constructor',
  "'; drop table booking; --",
  '=HYPERLINK("http://example.invalid")',
  '../../../../etc/passwd',
  '<script>alert(1)</script>',
  '%',
  '%_%',
  '９'.repeat(200),
  '长'.repeat(20_000),
  '2026-02-30',
  '2026-13-01T25:61:61Z',
  '+275760-09-13T00:00:00.001Z',
  'NaN',
  '-0',
]

const evilText = fc.constantFrom(...EVIL_TEXTS)
const evilNumber = fc.constantFrom(-1, 0, -0, 1.5, 1e308, -1e308, 2 ** 31, 2 ** 53, Number.MAX_SAFE_INTEGER + 1)
/** `{}` in `{}` in `{}` …, deeper than any honest body. */
const deep = fc.constant(null).map(() => JSON.parse('['.repeat(2000) + ']'.repeat(2000)) as unknown)

/** Any JSON, with the nastiest more often than chance would have it. */
export const junk: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<unknown> },
  { weight: 3, arbitrary: evilText },
  { weight: 2, arbitrary: evilNumber },
  { weight: 1, arbitrary: deep },
)

/** How to fill a schema: `wild` is the share of places (0 to 1) that get junk, `known` are texts that mean something. */
interface Filling {
  wild: number
  known: readonly string[]
}

/** A value of the schema, or something like it. */
function fuzzedValue(schema: JsonSchema, filling: Filling, depth = 0): fc.Arbitrary<unknown> {
  const { wild } = filling
  const honest = honestValue(schema, filling, depth)
  if (wild <= 0) return honest
  const weight = Math.round(wild * 100)
  return fc.oneof({ weight: 100 - weight, arbitrary: honest }, { weight, arbitrary: junk })
}

function honestValue(schema: JsonSchema, filling: Filling, depth: number): fc.Arbitrary<unknown> {
  if (depth > 8) return fc.constant(null)
  const below = (inner: JsonSchema) => fuzzedValue(inner, filling, depth + 1)
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return fc.oneof(...choices.map(below))
  if (schema.allOf) return fc.oneof(...schema.allOf.map(below))
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  switch (type) {
    case 'object':
      return objectOf(schema, below)
    case 'array': {
      const item = Array.isArray(schema.items) ? schema.items[0] : schema.items
      return fc.array(item ? below(item) : junk, { maxLength: Math.min(schema.maxItems ?? 4, 4) })
    }
    case 'string':
      return textOf(schema, filling.known)
    case 'integer':
    case 'number':
      return fc.integer({ min: Math.ceil(schema.minimum ?? 0), max: Math.floor(schema.maximum ?? 100_000) })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    default:
      return junk
  }
}

function objectOf(schema: JsonSchema, below: (inner: JsonSchema) => fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const properties = Object.entries(schema.properties ?? {})
  return fc.record(
    { ...Object.fromEntries(properties.map(([name, inner]) => [name, below(inner)])) },
    { requiredKeys: (schema.required ?? []).filter((name) => properties.some(([known]) => known === name)) },
  )
}

/** Texts of the right length, and texts that mean something here. */
function textOf({ minLength = 0, maxLength = 40 }: JsonSchema, known: readonly string[]): fc.Arbitrary<string> {
  const longest = Math.max(minLength, Math.min(maxLength, 50))
  return fc.oneof(
    fc.string({ minLength: Math.min(minLength, 50), maxLength: longest, unit: 'grapheme' }),
    fc.constantFrom(...known),
  )
}

/** Arbitrary input for a schema of the contract: honest in shape with `wild` 0, pure junk with 1. */
export function arbitraryFor(schema: GenericSchema, filling: Filling): fc.Arbitrary<unknown> {
  if (filling.wild >= 1) return junk
  return fuzzedValue(toJsonSchema(schema, { typeMode: 'input', errorMode: 'ignore' }) as JsonSchema, filling)
}
