import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SurveyDefinition } from '@domain/survey'
import { readDefinition } from '@domain/survey-definition'
import { parse } from 'yaml'
import { ConfigError } from '../config'

/** A survey as `content/surveys` holds it. */
export interface SurveyFile {
  definition: SurveyDefinition
  hash: string
}

/** A survey's file can't be published; `message` names the file, the places in it, and what to mend. */
export class SurveyFileError extends ConfigError {}

/** SHA-256 of a definition as it is stored. */
export const definitionHash = (definition: SurveyDefinition): string =>
  createHash('sha256').update(JSON.stringify(definition)).digest('hex')

/** Reads every survey of the folder `content/surveys`. Throws `SurveyFileError`. `villages` are the known village ids. */
export function loadSurveyFiles(folder: string, villages: readonly string[]): SurveyFile[] {
  return readdirSync(folder)
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => {
      const read = readDefinition(readYaml(join(folder, name)), villages)
      if ('faults' in read)
        throw new SurveyFileError(
          [`content/surveys/${name} 有 ${read.faults.length} 处要改：`]
            .concat(read.faults.map((fault) => `  ${fault.place}：${fault.message}`))
            .join('\n'),
        )
      if (name.replace(/\.ya?ml$/, '') !== read.definition.id)
        throw new SurveyFileError(`content/surveys/${name}：文件名要和 id（${read.definition.id}）一样`)
      return { definition: read.definition, hash: definitionHash(read.definition) }
    })
}

function readYaml(path: string): unknown {
  try {
    return parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new SurveyFileError(`${path} 不是正确的 YAML：${error instanceof Error ? error.message : ''}`)
  }
}
