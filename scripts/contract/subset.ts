/** A JSON Schema as the contract's OpenAPI document holds it: only the words valibot writes are understood. */
export type Schema = {
  type?: string
  const?: unknown
  enum?: unknown[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: boolean | Schema
  items?: Schema
  pattern?: string
  $ref?: string
  $defs?: Record<string, Schema>
} & Partial<Record<(typeof LIMITS)[number]['word'], number>>

/** Bounds and which way they grow stricter. */
const LIMITS = [
  { word: 'minLength', lower: true },
  { word: 'maxLength', lower: false },
  { word: 'minItems', lower: true },
  { word: 'maxItems', lower: false },
  { word: 'minimum', lower: true },
  { word: 'maximum', lower: false },
] as const

/** Whom a schema speaks to: what a client may send, or what it gets. */
export type Direction = 'request' | 'reply'

interface Side {
  schema: Schema
  /** Where `$ref`s of this side lead. */
  root: Schema
}

const resolve = ({ schema, root }: Side): Side => {
  const name = schema.$ref?.match(/^#\/\$defs\/(.+)$/)?.[1]
  const target = name === undefined ? undefined : root.$defs?.[name]
  return target ? resolve({ schema: target, root }) : { schema, root }
}

const choicesOf = (schema: Schema): Schema[] | undefined => schema.anyOf ?? schema.oneOf
const literalsOf = (schema: Schema): unknown[] | undefined => ('const' in schema ? [schema.const] : schema.enum)
const typeOf = (value: unknown) => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value)
const isAnything = (schema: Schema) =>
  Object.keys(schema).every((word) => ['title', 'description', 'default', '$defs'].includes(word))

/**
 * Where a value that is right by `narrow` may be wrong by `wide`: one line a place, none where every value fits. For a
 * reply `narrow` is the new schema and further fields do no harm, but a field that is gone does; for a request it is the
 * old one.
 */
export function misfits(narrow: Schema, wide: Schema, at: string, direction: Direction): string[] {
  // Equal parts need no second look, as long as the names in them mean the same.
  const sameNames = JSON.stringify(narrow.$defs) === JSON.stringify(wide.$defs)
  const seen = new Map<Schema, Set<Schema>>()
  return compare({ schema: narrow, root: narrow }, { schema: wide, root: wide }, at, direction, { sameNames, seen })
}

interface Walk {
  sameNames: boolean
  /** Pairs of named schemas being compared: one that contains itself is not compared again inside. */
  seen: Map<Schema, Set<Schema>>
}

function compare(a: Side, b: Side, at: string, direction: Direction, walk: Walk): string[] {
  if (walk.sameNames && JSON.stringify(a.schema) === JSON.stringify(b.schema)) return []
  const [narrow, wide] = [resolve(a), resolve(b)]
  const [from, to] = [narrow.schema, wide.schema]
  const again = (one: Schema, other: Schema, where: string) =>
    compare({ ...narrow, schema: one }, { ...wide, schema: other }, where, direction, walk)
  if (isAnything(to)) return []
  if (a.schema.$ref && b.schema.$ref) {
    const pairs = walk.seen.get(from) ?? new Set()
    if (pairs.has(to)) return []
    walk.seen.set(from, pairs.add(to))
  }
  if (from.allOf || to.allOf)
    return JSON.stringify(from) === JSON.stringify(to) ? [] : [`${at}：不会比较 allOf，请用一个 object`]
  const choices = choicesOf(from)
  if (choices) return [...new Set(choices.flatMap((choice) => again(choice, to, at)))]
  const accepted = choicesOf(to)
  if (accepted) return accepted.map((choice) => again(from, choice, at)).reduce(fewer, [`${at}：没有可选的形式`])
  const literals = literalsOf(from)
  if (literals) return literals.flatMap((value) => literalMisfit(value, to, at))
  if (literalsOf(to)) return [`${at}：以前什么值都可以，现在只能是 ${JSON.stringify(literalsOf(to))}`]
  const sameType = from.type === to.type || (from.type === 'integer' && to.type === 'number')
  if (!sameType) return [`${at}：类型 ${from.type ?? '任意'} 和 ${to.type ?? '任意'} 对不上`]
  return [
    // A longer text or list in a reply breaks no client.
    ...(direction === 'request' ? limitMisfits(from, to, at) : []),
    ...(from.type === 'array' && to.items ? again(from.items ?? {}, to.items, `${at}[]`) : []),
    ...(from.type === 'object' ? objectMisfits(from, to, at, direction, again) : []),
  ]
}

const fewer = (best: string[], other: string[]) => (other.length <= best.length ? other : best)

function literalMisfit(value: unknown, to: Schema, at: string): string[] {
  const allowed = literalsOf(to)
  const fits = allowed
    ? allowed.includes(value)
    : to.type === typeOf(value) || (to.type === 'integer' && Number.isInteger(value))
  return fits ? [] : [`${at}：值 ${JSON.stringify(value)} 对方不认识`]
}

function limitMisfits(from: Schema, to: Schema, at: string): string[] {
  const tighter = LIMITS.filter(({ word, lower }) => {
    const [limit, given] = [to[word], from[word]]
    return limit !== undefined && (given === undefined || (lower ? given < limit : given > limit))
  }).map(({ word }) => `${at}：${word} ${from[word] ?? '不限'} 超出 ${to[word]}`)
  const pattern = to.pattern !== undefined && to.pattern !== from.pattern ? [`${at}：格式不同 ${to.pattern}`] : []
  return [...tighter, ...pattern]
}

function objectMisfits(
  from: Schema,
  to: Schema,
  at: string,
  direction: Direction,
  again: (one: Schema, other: Schema, where: string) => string[],
): string[] {
  const [ours, theirs] = [from.properties ?? {}, to.properties ?? {}]
  const missing = (to.required ?? []).filter((name) => !from.required?.includes(name))
  const gone = direction === 'reply' ? Object.keys(theirs).filter((name) => !(name in ours)) : []
  const refused = direction === 'request' ? Object.keys(ours).filter((name) => !(name in theirs)) : []
  const rest = (schema: Schema) =>
    typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined
  const [ownRest, otherRest] = [rest(from), rest(to)]
  return [
    ...missing
      .filter((name) => !gone.includes(name))
      .map(
        (name) => `${at}.${name}：${direction === 'request' ? '现在必须填，旧版不会填' : '以前一定有，现在可能没有'}`,
      ),
    ...gone.map((name) => `${at}.${name}：回答里没有了`),
    ...refused.filter(() => !otherRest).map((name) => `${at}.${name}：旧版会填，现在不收了`),
    ...Object.keys(ours).flatMap((name) => {
      const [one, other] = [ours[name], theirs[name]]
      return one && other ? again(one, other, `${at}.${name}`) : []
    }),
    ...(ownRest && otherRest ? again(ownRest, otherRest, `${at}.*`) : []),
  ]
}
