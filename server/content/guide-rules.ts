import { type Guide, unfoundedGuideFigures } from '@domain/guides'
import { citationFault } from '@domain/statutes'
import type { StatuteLibrary } from '../statutes/library'

/** What is wrong with a guide: citations that don't stand word for word, unused ones, figures that no cited article holds. */
export function guideFaults(guide: Guide, file: string, statutes: StatuteLibrary): string[] {
  const articles = guide.citations.flatMap((citation) => {
    const article = statutes.find(citation.statute)?.articles.find((each) => each.label === citation.article)
    return article ? [article.paragraphs.join('\n')] : []
  })
  const used = new Set(
    guide.sections
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) => (block.kind === 'paragraph' ? block.spans : block.items.flat()))
      .flatMap(({ cite }) => cite ?? []),
  )
  return [
    ...(file === `${guide.id}.md` ? [] : [`文件名要和 id 一样（${guide.id}）`]),
    ...guide.citations.flatMap((citation) => citationFault(citation, statutes.find) ?? []),
    ...guide.citations.flatMap((_, at) =>
      used.has(at + 1) ? [] : [`第 ${at + 1} 条依据没有用到，正文里写 [^${at + 1}]`],
    ),
    ...unfoundedGuideFigures(guide, articles).map((figure) => `“${figure}”在引用的条文里找不到`),
  ]
}
