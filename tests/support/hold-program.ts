import type { Page } from 'playwright-core'

/** The files of the phone's program: those that come with it, and one or more for each page. */
export const PROGRAM = /\/js\/.*\.js$/

/** Holds files of the program back that are not there yet, as a slow network does, until the function it gives is called. */
export async function holdProgram(page: Page): Promise<() => void> {
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(PROGRAM, async (route) => {
    await released
    await route.continue().catch(() => undefined)
  })
  return () => release()
}
