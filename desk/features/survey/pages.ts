import type { DeskPage } from '../../shell/page'

/** Pages of surveys. */
export const surveyPages: readonly DeskPage[] = []
