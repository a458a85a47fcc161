import { randomUUID } from 'node:crypto'
import { toInstant } from '@domain/time'
import type { Queryable } from '../db/database'

/** Writes down which staff member did what to which record; `subject` is an id, never a person's data. */
export const audit = (db: Queryable, now: Date, staffId: string, action: string, subject: string) =>
  db
    .insertInto('audit')
    .values({ id: randomUUID(), at: toInstant(now), staff_id: staffId, action, subject })
    .execute()
