import type { Page } from 'playwright-core'

/** What can be seen with this text. Taro keeps left pages in the document, so only what is visible counts. */
export const shown = (page: Page, text: string | RegExp) => page.getByText(text).filter({ visible: true }).first()

/** The button of this name that can be seen. */
export const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).filter({ visible: true }).first()
