import type { Reply } from '@domain/api'

/** What the server gives for the home page. */
export type HomePage = Reply<'home'>
