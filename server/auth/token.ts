import { createHash, randomBytes } from 'node:crypto'

/** A new session token: 256 random bits. The caller gets it once; the database keeps only its hash. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What the database keeps of a token. It is random, so a plain hash can't be turned back by guessing. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('base64url')
