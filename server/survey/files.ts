import { questionResults } from '@domain/survey-results'
import { answerSheet, codebookRows, summaryRows, textRows } from '@domain/survey-sheet'
import { Failure } from '../http/failure'
import type { Parts } from '../parts'
import { countedResponses } from './answers'
import type { SurveyCounts } from './results'
import { type Cell, csv, workbook } from './spreadsheet'
import { findVersion } from './versions'

export interface SurveyFiles {
  xlsx(id: string, version: number | undefined): Promise<{ filename: string; content: AsyncIterable<Uint8Array> }>
  csv(id: string, version: number | undefined): Promise<{ filename: string; content: AsyncIterable<Uint8Array> }>
}

/** A version's answers as files. Nothing is hidden at the desk that a file would show. */
export function surveyFiles({ database, town }: Pick<Parts, 'database' | 'town'>, counts: SurveyCounts): SurveyFiles {
  async function prepared(id: string, number: number | undefined) {
    const version = await findVersion(database.query, id, number)
    if (!version) throw new Failure('not-found')
    const results = questionResults(await counts.tally(version), town.villages)
    const sheet = answerSheet(version.definition, results)
    async function* rows(): AsyncGenerator<Cell[]> {
      yield sheet.head()
      if (results.length === 0) return
      for await (const { answers } of countedResponses(database.query, id, version?.version ?? 0))
        yield sheet.row(answers)
    }
    return { version, results, rows, name: `${version.definition.title}-第${version.version}版` }
  }
  return {
    async xlsx(id, number) {
      const { version, results, rows, name } = await prepared(id, number)
      const sheets = [
        { name: '答卷', rows: rows() },
        { name: '编码表', rows: codebookRows(version.definition) },
        { name: '汇总', rows: summaryRows(results) },
        { name: '文字回答', rows: textRows(results) },
      ]
      return { filename: `${name}.xlsx`, content: workbook(sheets) }
    },
    async csv(id, number) {
      const { rows, name } = await prepared(id, number)
      return { filename: `${name}.csv`, content: csv(rows()) }
    },
  }
}
