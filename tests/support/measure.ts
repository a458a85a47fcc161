import type { Page } from 'playwright-core'

/** The hard numbers of 适老化 and of WCAG 2.2 that one type size has to keep; all in CSS pixels. */
export interface Numbers {
  /** Least side of anything to press. */
  target: number
  /** Least type of any word. */
  type: number
}

/** A line's height over its type (MIIT 移动互联网应用适老化通用设计规范). */
const LEAST_LEADING = 1.3

/**
 * Measures what is drawn on the page: sides of everything that can be pressed, type, leading, and words cut off by the
 * box they stand in. One line a fault, empty when all is well. Taro keeps left pages in the document: only what can be
 * seen counts.
 */
export const measuredFaults = (page: Page, numbers: Numbers): Promise<string[]> =>
  page.evaluate(
    ({ numbers, LEAST_LEADING }) => {
      const faults: string[] = []
      const words = (element: Element) =>
        (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 24)
      const seen = (element: Element) => {
        const { width, height, right, bottom } = element.getBoundingClientRect()
        return (
          element.checkVisibility({ visibilityProperty: true }) &&
          width > 1 &&
          height > 1 &&
          right > 0 &&
          bottom > -9999
        )
      }
      const PRESSED =
        'button, a[href], input, textarea, select, [role=button], [role=radio], [role=checkbox], [role=tab]'
      for (const element of document.querySelectorAll(PRESSED)) {
        if (!seen(element)) continue
        // A box inside a label or button is pressed with it.
        const { width, height } = (element.closest('label, button') ?? element).getBoundingClientRect()
        // Half a point of rounding is nobody's fault.
        if (Math.min(width, height) < numbers.target - 0.5)
          faults.push(`target ${Math.round(width)}×${Math.round(height)}: ${words(element)}`)
      }
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        const element = text.parentElement
        const length = text.textContent?.trim().length ?? 0
        if (!element || length === 0 || !seen(element) || element.closest('script, style')) continue
        const { fontSize, lineHeight } = getComputedStyle(element)
        const size = Number.parseFloat(fontSize)
        if (size < numbers.type) faults.push(`type ${size}: ${words(element)}`)
        // One word alone on a line has no leading to speak of.
        if (lineHeight !== 'normal' && length > 12 && Number.parseFloat(lineHeight) / size < LEAST_LEADING)
          faults.push(`leading ${lineHeight} of ${fontSize}: ${words(element)}`)
        const box = element.closest('*')
        if (box && getComputedStyle(box).overflow === 'hidden' && box.scrollWidth > box.clientWidth + 1)
          faults.push(`cut off: ${words(element)}`)
      }
      return faults
    },
    { numbers, LEAST_LEADING },
  )
