import { CHANNEL_NAMES, type Channel } from '@domain/survey'
import { answerSheet, codebookRows, summaryRows, textRows } from '@domain/survey-sheet'
import { questionResults } from '@domain/survey-shown'
import type { DirectoryBook } from '../directory/book'
import { Failure } from '../http/failure'
import type { Parts } from '../parts'
import { countedResponses } from './answers'
import type { SurveyCounts } from './results'
import { type Cell, csv, workbook } from './spreadsheet'
import { findVersion } from './versions'

interface File {
  filename: string
  content: AsyncIterable<Uint8Array>
}

/**
 * Files of a version. With a channel they hold the summary of its answers alone: rows are never told apart by channel,
 * because the rest could be found by taking one file from the other.
 */
export interface SurveyFiles {
  xlsx(id: string, version: number | undefined, channel: Channel | undefined): Promise<File>
  csv(id: string, version: number | undefined, channel: Channel | undefined): Promise<File>
}

/** A version's answers as files. Nothing is hidden at the desk that a file would show. */
export function surveyFiles(
  { database }: Pick<Parts, 'database'>,
  counts: SurveyCounts,
  directory: DirectoryBook,
): SurveyFiles {
  async function prepared(id: string, number: number | undefined, channel: Channel | undefined) {
    const version = await findVersion(database.query, id, number)
    if (!version) throw new Failure('not-found')
    const now = await directory.current()
    const tally = await counts.tally(version, now)
    const results = questionResults(tally, now.villages)
    const summary = summaryRows(channel ? questionResults(tally, now.villages, channel) : results, channel)
    const sheet = answerSheet(version.definition, results)
    async function* rows(): AsyncGenerator<Cell[]> {
      yield sheet.head()
      if (results.length === 0) return
      for await (const { answers } of countedResponses(database.query, id, version?.version ?? 0))
        yield sheet.row(answers)
    }
    const part = channel ? `-${CHANNEL_NAMES[channel]}` : ''
    return { version, results, rows, summary, name: `${version.definition.title}-第${version.version}版${part}` }
  }
  return {
    async xlsx(id, number, channel) {
      const { version, results, rows, summary, name } = await prepared(id, number, channel)
      const codebook = { name: '编码表', rows: codebookRows(version.definition) }
      const sheets = channel
        ? [{ name: '汇总', rows: summary }, codebook]
        : [
            { name: '答卷', rows: rows() },
            codebook,
            { name: '汇总', rows: summary },
            { name: '文字回答', rows: textRows(results) },
          ]
      return { filename: `${name}.xlsx`, content: workbook(sheets) }
    },
    async csv(id, number, channel) {
      const { rows, summary, name } = await prepared(id, number, channel)
      return { filename: `${name}.csv`, content: csv(channel ? summary : rows()) }
    },
  }
}
