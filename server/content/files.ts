import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { parse as parseYaml, YAMLParseError } from 'yaml'
import { OperatorError } from '../operator-error'

/** A content file that cannot be used; `message` names the file and says in Chinese what to mend. */
export class ContentError extends OperatorError {}

/** Names of the files of a folder with an ending, in a fixed order; none where the folder is missing. */
export function filesIn(folder: string, ending: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(ending))
      .sort()
  } catch {
    return []
  }
}

/** Reads one YAML or JSON file and checks it. Throws `ContentError` with the file and the first fault of each field. */
export function readChecked<S extends v.GenericSchema>(folder: string, file: string, schema: S): v.InferOutput<S> {
  const parsed = v.safeParse(schema, parse(file, readFileSync(join(folder, file), 'utf8')))
  if (parsed.success) return parsed.output
  const faults = parsed.issues.slice(0, 5).map((issue) => `${v.getDotPath(issue) ?? '整个文件'}：${issue.message}`)
  throw new ContentError(`content/${file}：${faults.join('；')}`)
}

function parse(file: string, text: string): unknown {
  try {
    return file.endsWith('.json') ? JSON.parse(text) : parseYaml(text)
  } catch (error) {
    const where = error instanceof YAMLParseError ? `第 ${error.linePos?.[0].line ?? '?'} 行` : ''
    throw new ContentError(`content/${file}：${where}格式不对，读不懂（${(error as Error).message.split('\n')[0]}）`)
  }
}
