import type { Page } from 'playwright-core'

/** Goes to a page of the phone's program and waits until it alone is there. */
export async function openScreen(page: Page, address: string): Promise<void> {
  await page.goto(`/#/${address}`)
  // Taro leaves the page before in place until the new one is ready, and both may have the same words.
  await page.waitForFunction((path) => {
    const shown = [...document.querySelectorAll('.taro_page')].filter((each) => each.checkVisibility())
    return shown.length > 0 && shown.every(({ id }) => id.startsWith(`/${path}`))
  }, address.split('?')[0])
  await page.locator('.screen__main').filter({ visible: true }).waitFor()
}
