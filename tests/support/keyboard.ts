import type { Page } from 'playwright-core'

/** Least width of the line around what has the focus, in CSS pixels (WCAG 2.4.13). */
const LEAST_OUTLINE = 2

/** What the focus rests on after a press of Tab, as a person sees it. */
export interface Stop {
  /** Its name, or the words in it. */
  name: string
  /** Its box in the document, whatever is scrolled. */
  box: { top: number; bottom: number; left: number; right: number }
  /** What is wrong with how it is seen: no line around it, or something lies over it. */
  faults: string[]
}

/**
 * Presses Tab from the top of the page until the focus leaves it or comes round, and says where it rested. Throws where it
 * never does: something keeps the focus to itself.
 */
export async function tabThrough(page: Page, most = 400): Promise<Stop[]> {
  await page.evaluate(() => {
    // Where Tab goes on from is remembered even where nothing has the focus: put at the top.
    document.body.tabIndex = -1
    document.body.focus()
    document.body.removeAttribute('tabindex')
    for (const stop of document.querySelectorAll<HTMLElement>('[data-stop]')) delete stop.dataset.stop
  })
  const stops: Stop[] = []
  while (stops.length < most) {
    await page.keyboard.press('Tab')
    const stop = await restingPlace(page, stops.length)
    if (stop === undefined) return stops
    stops.push(stop)
  }
  throw new Error(`the focus goes round and round: ${stops.slice(-5).map(({ name }) => name)}`)
}

/** Where the focus is; nothing on the page itself, or where it has been before. */
const restingPlace = (page: Page, number: number): Promise<Stop | undefined> =>
  page.evaluate(
    ({ number, LEAST_OUTLINE }) => {
      const element = document.activeElement as HTMLElement | null
      if (!element || element === document.body || element.dataset.stop !== undefined) return undefined
      element.dataset.stop = `${number}`
      const { top, bottom, left, right } = element.getBoundingClientRect()
      const faults: string[] = []
      // The line may go around a whole field, of which the input is a part.
      const around: Element[] = []
      for (let part = element.parentElement; part && around.length < 3; part = part.parentElement) around.push(part)
      const ringed = [element, ...element.querySelectorAll('*'), ...around].some((part) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(part)
        return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= LEAST_OUTLINE
      })
      if (!ringed) faults.push('no line around it')
      const over = document.elementFromPoint((left + right) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2)
      if (!over || !(element.contains(over) || over.contains(element) || over.closest('label')?.contains(element)))
        faults.push(`hidden by ${over?.className ?? 'the edge of the screen'}`)
      // Also for a bar that stands still on the screen: it belongs where the page has got to.
      const scrolled = [...document.querySelectorAll('*')].reduce((sum, each) => sum + each.scrollTop, 0)
      return {
        name: (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 30) || element.id,
        box: { top: top + scrolled, bottom: bottom + scrolled, left, right },
        faults,
      }
    },
    { number, LEAST_OUTLINE },
  )

/** Stops that come after one below them, or right of them in the same row, within one column; one line each. */
export function outOfOrder(stops: readonly Stop[]): string[] {
  const faults: string[] = []
  for (const [at, next] of stops.entries()) {
    const last = stops[at - 1]
    if (!last) continue
    const above = next.box.bottom <= last.box.top + 1 && next.box.left < last.box.right
    const sameRow = next.box.top < last.box.bottom - 1 && last.box.top < next.box.bottom - 1
    if (above || (sameRow && next.box.right <= last.box.left + 1)) faults.push(`${last.name} → ${next.name}`)
  }
  return faults
}
