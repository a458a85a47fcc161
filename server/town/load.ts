import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Town, TownSchema } from '@domain/directory'
import { fieldMessages } from '@domain/errors'
import * as v from 'valibot'
import { parse } from 'yaml'
import { ConfigError } from '../config'

/** The town's facts from `town.yaml`. Throws `ConfigError` naming each fault. */
export function loadTown(contentDir: string): Town {
  const parsed = v.safeParse(TownSchema, parse(readFileSync(join(contentDir, 'town.yaml'), 'utf8')))
  if (parsed.success) return parsed.output
  const faults = Object.entries(fieldMessages(parsed.issues)).map(([field, message]) => `${field}：${message}`)
  throw new ConfigError(`content/town.yaml 要改：\n${faults.join('\n')}`)
}
