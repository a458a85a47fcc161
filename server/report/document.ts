import { FIGURES, REPORT_SECTIONS, type Report, type ReportSection } from '@domain/report'
import {
  basisInWords,
  changeInWords,
  figuresOf,
  hasBefore,
  numberInWords,
  reportParagraphs,
  reportTitle,
  shownGroups,
} from '@domain/report-words'
import { HIDDEN_NOTE } from '@domain/survey-suppress'
import {
  AlignmentType,
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'

/** The type of Chinese official documents (GB/T 9704—2012): 仿宋 for text, 黑体 for headings; sizes in half points. */
const TEXT = { font: '仿宋', size: 32 }
const HEADING = { font: '黑体', size: 32 }
const SMALL = { font: '仿宋', size: 24 }
/** Two characters, and 28 points a line, in twentieths of a point. */
const INDENT = 640
const LINE = 560

const paragraph = (text: string) =>
  new Paragraph({ children: [new TextRun({ text, ...TEXT })], indent: { firstLine: INDENT }, spacing: { line: LINE } })

const heading = (text: string) =>
  new Paragraph({
    heading: HeadingLevel.HEADING_2,
    children: [new TextRun({ text, ...HEADING, color: '000000' })],
    indent: { firstLine: INDENT },
    spacing: { line: LINE },
  })

const cell = (text: string, width: number) =>
  new TableCell({
    width: { size: width, type: WidthType.PERCENTAGE },
    margins: { left: 80, right: 80, top: 40, bottom: 40 },
    children: [new Paragraph({ children: [new TextRun({ text, ...SMALL })] })],
  })

const WIDTHS = [36, 18, 18, 28]
const row = (texts: readonly string[], isHead = false) =>
  new TableRow({
    tableHeader: isHead,
    cantSplit: true,
    children: texts.map((text, at) => cell(text, WIDTHS[at] ?? 20)),
  })

/** Every figure with the year before, and its groups below it. */
function figureTable(report: Report): Table {
  const isCompared = hasBefore(report)
  const rows = (Object.keys(REPORT_SECTIONS) as ReportSection[]).flatMap((section) =>
    figuresOf(report, section).flatMap(({ figure, result }) => [
      row([
        `${figure.name}${figure.unit ? `（${figure.unit}）` : ''}`,
        numberInWords(figure, result.value),
        numberInWords(figure, result.before),
        isCompared ? changeInWords(figure, result.value, result.before) : '',
      ]),
      ...result.by.flatMap((breakdown) =>
        shownGroups(figure, breakdown).map(({ name, value, before }) =>
          row([
            `　${breakdown.title}：${name}`,
            numberInWords({ unit: figure.unit }, value),
            numberInWords({ unit: figure.unit }, before),
            '',
          ]),
        ),
      ),
    ]),
  )
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [row(['项目', '本期', '上年同期', '变化'], true), ...rows],
  })
}

/** The report as a .docx: a section to be put into the town's own yearly report, with its table and how it was counted. */
export async function reportDocument(report: Report): Promise<Uint8Array<ArrayBuffer>> {
  const title = reportTitle(report)
  const document = new Document({
    title,
    creator: report.town,
    styles: { default: { document: { run: TEXT } } },
    sections: [
      {
        children: [
          new Paragraph({
            heading: HeadingLevel.HEADING_1,
            alignment: AlignmentType.CENTER,
            spacing: { after: 400 },
            children: [new TextRun({ text: title, font: '方正小标宋简体', size: 44, color: '000000' })],
          }),
          paragraph(basisInWords(report)),
          ...reportParagraphs(report).flatMap((section) => [heading(section.title), paragraph(section.text)]),
          heading('附表一　数字和上年同期'),
          figureTable(report),
          paragraph(HIDDEN_NOTE),
          heading('附表二　每个数字怎么算'),
          ...FIGURES.map(({ name, definition }) => paragraph(`${name}：${definition}`)),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}
