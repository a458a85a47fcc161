import { randomUUID } from 'node:crypto'
import { barePhoto, MAX_PHOTO_BYTES, MOST_PHOTOS, type Photo } from '@domain/photos'
import { toInstant } from '@domain/time'
import type { Tx } from '../db/database'
import type { EventPhotoRow } from '../db/tables'
import type { Handlers } from '../http/contract'
import { Failure } from '../http/failure'
import { claimKey } from '../http/idempotency'
import type { Parts } from '../parts'
import { audit } from '../staff/audit'

type PhotoHandlers = Pick<Handlers, 'deskEventPhotos' | 'deskEventPhoto' | 'deskAddEventPhoto' | 'deskRemoveEventPhoto'>

/** Holds the event's row until the transaction ends, so that photos are counted one after the other. */
async function lockEvent(tx: Tx, id: string): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('event')
    .set((e) => ({ kind: e.ref('kind') }))
    .where('id', '=', id)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Failure('not-found')
}

const toPhoto = ({ id, alt, added_at }: Pick<EventPhotoRow, 'id' | 'alt' | 'added_at'>): Photo => ({
  id,
  alt,
  addedAt: added_at,
})

/** A photo without its picture. Throws `not-found` where it was taken out since. */
async function photoById(tx: Tx, id: string) {
  const row = await tx
    .selectFrom('event_photo')
    .select(['id', 'alt', 'added_at'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Failure('not-found')
  return row
}

/** Photos of events at the desk; residents never see one. */
export function photoRoutes({ database, now }: Parts): PhotoHandlers {
  const { query: db } = database
  const refuse = (content: string): never => {
    throw new Failure('invalid-fields', { fields: { content } })
  }
  return {
    async deskEventPhotos({ params }) {
      const event = await db.selectFrom('event').select('id').where('id', '=', params.id).executeTakeFirst()
      if (!event) throw new Failure('not-found')
      const rows = await db
        .selectFrom('event_photo')
        .select(['id', 'alt', 'added_at'])
        .where('event_id', '=', params.id)
        .orderBy('added_at')
        .orderBy('id')
        .execute()
      return rows.map(toPhoto)
    },
    async deskEventPhoto({ params }) {
      const row = await db
        .selectFrom('event_photo')
        .select(['type', 'content'])
        .where('id', '=', params.photo)
        .where('event_id', '=', params.id)
        .executeTakeFirst()
      if (!row) throw new Failure('not-found')
      return { picture: `data:${row.type};base64,${Buffer.from(row.content).toString('base64')}` }
    },
    async deskAddEventPhoto({ params, body, staff, idempotencyKey: key }) {
      const sent = Buffer.from(body.content, 'base64')
      if (sent.length > MAX_PHOTO_BYTES) refuse('照片不能超过 5 MB')
      const photo = barePhoto(sent) ?? refuse('只收 JPEG、PNG、WebP 照片，这个文件不是，或者不完整')
      const row = {
        id: randomUUID(),
        event_id: params.id,
        alt: body.alt,
        type: photo.type,
        content: Buffer.from(photo.content),
        added_at: toInstant(now()),
        added_by: staff.staffId,
      }
      const before = await database.transaction(async (tx) => {
        await lockEvent(tx, params.id)
        const request = { caller: staff.staffId, key, body: { ...body, eventId: params.id } }
        const added = await claimKey(tx, request, row.id, row.added_at)
        if (added) return photoById(tx, added)
        const { count } = await tx
          .selectFrom('event_photo')
          .select((e) => e.fn.countAll().as('count'))
          .where('event_id', '=', params.id)
          .executeTakeFirstOrThrow()
        if (Number(count) >= MOST_PHOTOS) refuse(`一次活动最多 ${MOST_PHOTOS} 张，请先删掉一张`)
        await tx.insertInto('event_photo').values(row).execute()
        await audit(tx, now(), staff, 'event.add-photo', `${params.id} ${row.id}`)
        return undefined
      })
      return toPhoto(before ?? row)
    },
    async deskRemoveEventPhoto({ params, staff }) {
      await database.transaction(async (tx) => {
        const { numDeletedRows } = await tx
          .deleteFrom('event_photo')
          .where('id', '=', params.photo)
          .where('event_id', '=', params.id)
          .executeTakeFirst()
        if (numDeletedRows === 0n) throw new Failure('not-found')
        await audit(tx, now(), staff, 'event.remove-photo', `${params.id} ${params.photo}`)
      })
      return { ok: true }
    },
  }
}
