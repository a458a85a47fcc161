import type { Kysely } from 'kysely'
import type { Engine, Queryable } from './database'

/** What a column holds, the same word on both engines. */
export type Kind = 'integer' | 'boolean' | 'real' | 'text' | 'blob'

export interface ColumnShape {
  name: string
  kind: Kind
  /** Numbered by the database itself. */
  counted: boolean
}

/** A table as it stands in a database. Columns are in the order of their names, whatever order migrations added them in. */
export interface TableShape {
  name: string
  columns: ColumnShape[]
}

/** The engines' own names of types. Instants, dates and JSON are text in this schema (see `tables.ts`). */
const KINDS: Record<string, Kind> = {
  integer: 'integer',
  int: 'integer',
  int2: 'integer',
  int4: 'integer',
  int8: 'integer',
  smallint: 'integer',
  bigint: 'integer',
  bool: 'boolean',
  boolean: 'boolean',
  real: 'real',
  float4: 'real',
  float8: 'real',
  'double precision': 'real',
  text: 'text',
  varchar: 'text',
  bpchar: 'text',
  blob: 'blob',
  bytea: 'blob',
}

/**
 * Every table there is, read from the database itself so that none can be forgotten; without the migrator's own and
 * without views. Throws with table and column where a type is none of `KINDS`.
 */
export async function readCatalog(engine: Engine, query: Queryable): Promise<TableShape[]> {
  const tables = await (query as Kysely<unknown>).introspection.getTables()
  return tables
    .filter((table) => !table.isView && (engine === 'sqlite' || table.schema === 'public'))
    .map((table) => ({
      name: table.name,
      columns: table.columns
        .map(({ name, dataType, isAutoIncrementing }) => ({
          name,
          kind: kindOf(`${table.name}.${name}`, dataType),
          counted: isAutoIncrementing,
        }))
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

function kindOf(where: string, dataType: string): Kind {
  const kind = KINDS[dataType.toLowerCase().replace(/\(.*\)$/, '')]
  if (!kind)
    throw new Error(`${where} is of type ${dataType}, which backup and move don't know: see server/db/catalog.ts`)
  return kind
}
