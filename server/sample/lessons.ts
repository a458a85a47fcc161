import { instantAt, type LocalDate } from '@domain/time'
import type { Door, Who } from './door'

const WHERE = '## 去哪里办\n\n'

/** Lessons that the town completed with where to go here, and when in the full year or the one before; how far each has come. */
const PLAN: readonly { year: 'full' | 'before'; on: string; id: string; until: 'draft' | 'reviewed' | 'published' }[] =
  [
    { year: 'before', on: '05-20', id: 'village-rule-fine', until: 'published' },
    { year: 'full', on: '01-08', id: 'forest-fire-burning-paper', until: 'published' },
    { year: 'full', on: '03-12', id: 'land-lease-written-contract', until: 'published' },
    { year: 'full', on: '09-10', id: 'straw-burning-fine', until: 'published' },
    { year: 'full', on: '01-15', id: 'dumping-garbage', until: 'draft' },
    { year: 'full', on: '01-20', id: 'funeral-rules-save-money', until: 'reviewed' },
  ]

/** Work on lessons at the desk: the adviser writes, the office reviews and publishes; two still wait for somebody. */
export async function playLessons(
  door: Door,
  { author, officer }: { author: Who; officer: Who },
  { year, today }: { year: number; today: LocalDate },
): Promise<void> {
  for (const { year: of, on, id, until } of PLAN) {
    const date = `${of === 'full' ? year : year - 1}-${on}`
    if (date > today) continue
    door.setNow(instantAt(date, '10:00'))
    const { source, fileHash, newest } = await door.call('deskLesson', { params: { id } }, author)
    const place = door.parts.town.places[0]?.name ?? '村委会'
    const body = {
      source: source.replace(WHERE, `${WHERE}- 当面问：${place}（示例）。\n`),
      after: newest?.revision ?? 0,
      ...(fileHash ? { fileHash } : {}),
      comment: '补上本镇去哪里办（示例）',
    }
    const saved = await door.call('deskSaveLesson', { body }, author)
    const params = { id, revision: String(saved.newest?.revision ?? 1) }
    if (until !== 'draft') await door.call('deskReviewLesson', { params }, officer)
    if (until === 'published') await door.call('deskPublishLesson', { params, body: {} }, officer)
  }
}
