import type { DeskLessonDetail } from '@domain/lesson-editing'
import { parseLesson } from '@domain/lesson-markdown'
import { createApp } from '../../server/app'
import { hashOf, type LessonFile } from '../../server/content/content'
import { listen } from '../../server/listen'
import { type Client, createClient } from './client'
import type { TestServer } from './server'

/** A lesson's file as deployed. */
export const lessonFile = (source: string): LessonFile => ({
  lesson: parseLesson(source),
  source,
  hash: hashOf(source),
})

/** A second process on the same database, with some of the lessons' files as another deployment brought them. */
export async function deployed(
  server: TestServer,
  files: readonly LessonFile[],
): Promise<Client & { stop(): Promise<void> }> {
  const { content } = server.parts
  const lessonFiles = new Map([...content.lessonFiles, ...files.map((file) => [file.lesson.id, file] as const)])
  const other = await listen(createApp({ ...server.parts, content: { ...content, lessonFiles } }), 0)
  return { ...createClient(`http://127.0.0.1:${other.port}`), stop: () => other.stop(1000) }
}

type As = { cookie: string }

/** What the desk does to one lesson, in short words. */
export const deskOf = (client: Client) => ({
  open: (id: string, as: As) => client.get('deskLesson', { params: { id } }, as),
  save: (source: string, from: Pick<DeskLessonDetail, 'newest' | 'fileHash'> | undefined, as: As) =>
    client.get(
      'deskSaveLesson',
      { body: { source, after: from?.newest?.revision ?? 0, ...(from?.fileHash ? { fileHash: from.fileHash } : {}) } },
      as,
    ),
  review: (id: string, revision: number, as: As) =>
    client.call('deskReviewLesson', { params: { id, revision: `${revision}` } }, as),
  publish: (id: string, revision: number, as: As, showFrom?: string) =>
    client.call(
      'deskPublishLesson',
      { params: { id, revision: `${revision}` }, body: showFrom ? { showFrom } : {} },
      as,
    ),
  withdraw: (id: string, as: As) =>
    client.call('deskWithdrawLesson', { params: { id }, body: { comment: '内容要重写' } }, as),
  settle: (id: string, keep: 'file' | 'desk', as: As) =>
    client.call('deskSettleLesson', { params: { id }, body: { keep } }, as),
})
