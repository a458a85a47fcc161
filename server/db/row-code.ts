import { createHash } from 'node:crypto'
import type { Kind, TableShape } from './catalog'
import type { Engine } from './database'

/** One row in the order of its table's columns, the same for the same content on both engines; survives JSON. */
export type CodedRow = (string | number | null)[]

/** The coded form of a value as a driver returned it. Throws where the value is not what its column is for. */
export function encode(value: unknown, kind: Kind): string | number | null {
  if (value === null || value === undefined) return null
  if (kind === 'boolean') return Number(value) === 0 ? 0 : 1
  if (kind === 'integer' && (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint')) {
    // `BigInt` throws on 1.5 and on 'abc': SQLite would have kept them in a column of whole numbers.
    const exact = BigInt(value)
    return Number.isSafeInteger(Number(exact)) ? Number(exact) : exact.toString()
  }
  if (kind === 'real' && (typeof value === 'number' || typeof value === 'bigint')) return Number(value)
  if (kind === 'text' && typeof value === 'string') return value
  if (kind === 'blob' && value instanceof Uint8Array) return Buffer.from(value).toString('base64')
  throw new Error(`a ${typeof value} in a column of kind ${kind}`)
}

/** What to hand an engine's driver for a coded value. */
export function decode(value: string | number | null, kind: Kind, engine: Engine): unknown {
  if (value === null) return null
  if (kind === 'blob') return Buffer.from(String(value), 'base64')
  if (kind === 'boolean') return engine === 'postgresql' ? value !== 0 : value
  if (kind === 'integer') return engine === 'sqlite' ? BigInt(value) : String(value)
  return value
}

/** How many rows a table has, and a sum over them that no order changes. */
export interface Fingerprint {
  rows: number
  /** 128 bits in hexadecimal. */
  sum: string
}

const MODULUS = 1n << 128n

/** Takes in row after row. Two tables with the same fingerprint hold the same rows. */
export function fingerprinter(): { add(row: CodedRow): void; result(): Fingerprint } {
  let rows = 0
  let sum = 0n
  return {
    add(row) {
      rows++
      const digest = createHash('sha256').update(JSON.stringify(row)).digest()
      sum = (sum + digest.readBigUInt64BE(0) * (1n << 64n) + digest.readBigUInt64BE(8)) % MODULUS
    },
    result: () => ({ rows, sum: sum.toString(16).padStart(32, '0') }),
  }
}

/** Rows of a table, coded. */
export function encodeRow(row: Record<string, unknown>, { name, columns }: TableShape): CodedRow {
  return columns.map((column) => {
    try {
      return encode(row[column.name], column.kind)
    } catch (cause) {
      throw new Error(`${name}.${column.name} holds what it is not for`, { cause })
    }
  })
}
