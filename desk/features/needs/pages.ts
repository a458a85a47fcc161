import type { DeskPage } from '../../shell/page'

/** Pages of the ranking of legal needs. */
export const needsPages: readonly DeskPage[] = []
