import type { Page } from 'playwright-core'

/** The hard numbers of 适老化 and of WCAG 2.2 that one type size has to keep; all in CSS pixels. */
export interface Numbers {
  /** Least side of anything to press. */
  target: number
  /** Least height of a link that stands in a line of words, where it is another one. */
  link?: number
  /** Least type of any word. */
  type: number
}

/** A line's height over its type (MIIT 移动互联网应用适老化通用设计规范). */
const LEAST_LEADING = 1.3

/**
 * Measures what is drawn on the page: sides of everything that can be pressed, type and leading. One line a fault, empty
 * when all is well. Taro keeps left pages in the document: only what can be seen counts.
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
      const FIELDS =
        'label, button, .ant-menu-item, .ant-select, .ant-picker, .ant-input-affix-wrapper, .ant-input-number'
      for (const element of document.querySelectorAll(PRESSED)) {
        if (!seen(element)) continue
        // A box inside a label or button is pressed with it; so is one of Ant Design's menu entries or fields.
        const pressed = element.closest(FIELDS) ?? element
        const { width, height } = pressed.getBoundingClientRect()
        // Half a point of rounding is nobody's fault.
        const inLine = pressed.matches('a') && getComputedStyle(pressed).display === 'inline'
        if (Math.min(width, height) < ((inLine && numbers.link) || numbers.target) - 0.5)
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
      }
      return faults
    },
    { numbers, LEAST_LEADING },
  )

/**
 * Words that cannot be read in full: cut off by a box that does not scroll, or beyond the sides of the page. Where dots
 * say that there is more, a title has to hold it all. One line a fault.
 */
export const clippedFaults = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const faults: string[] = []
    /** The box that ends a text in one direction without letting it be scrolled to, if there is one. */
    const cutBy = (text: DOMRect, from: Element): Element | undefined => {
      const open = { across: true, down: true }
      for (let box: Element | null = from; box && box !== document.documentElement; box = box.parentElement) {
        const { overflowX, overflowY, position } = getComputedStyle(box)
        if (/auto|scroll/.test(overflowX)) open.across = false
        if (/auto|scroll/.test(overflowY)) open.down = false
        const { left, right, top, bottom } = box.getBoundingClientRect()
        const across = text.left < left - 2 || text.right > right + 2
        const down = text.top < top - 2 || text.bottom > bottom + 2
        if (open.across && /hidden|clip/.test(overflowX) && across) return box
        if (open.down && /hidden|clip/.test(overflowY) && down) return box
        if (position === 'fixed') return undefined
      }
      return open.across && (text.left < -2 || text.right > innerWidth + 2) ? document.body : undefined
    }
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const element = text.parentElement
      const said = text.textContent?.trim() ?? ''
      if (!element || said === '' || element.closest('script, style, noscript, svg, option')) continue
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue
      // Words for screen readers alone stand far off the page, or in a box of a point.
      if (element.getBoundingClientRect().right < -500) continue
      const range = document.createRange()
      range.selectNodeContents(text)
      const box = [...range.getClientRects()].map((part) => cutBy(part, element)).find(Boolean)
      const cut = box && box.clientWidth > 1 && box.clientHeight > 1 ? box : undefined
      if (cut && !element.closest('[title]'))
        faults.push(`cut off by ${cut.className || cut.tagName}: ${said.slice(0, 24)}`)
    }
    return [...new Set(faults)]
  })

/** Texts whose last line is a single character, beside which at most a sign stands. One line a fault. */
export const lonelyFaults = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const faults: string[] = []
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const element = text.parentElement
      const said = text.textContent?.trimEnd() ?? ''
      // Where words of several kinds share a line, no text ends one by itself.
      if (element?.childNodes.length !== 1 || said.length < 3 || !element.checkVisibility({ visibilityProperty: true }))
        continue
      const topOf = (index: number) => {
        const range = document.createRange()
        range.setStart(text, index)
        range.setEnd(text, index + 1)
        return range.getBoundingClientRect().top
      }
      const display = getComputedStyle(element).display
      const last = topOf(said.length - 1)
      if (display === 'inline' || topOf(0) === last) continue
      const line = [...said].filter((_, index) => Math.abs(topOf(index) - last) < 2).join('')
      if (line.replace(/\p{P}/gu, '').length <= 1) faults.push(`“${line}” alone on a line: ${said.slice(0, 24)}`)
    }
    return faults
  })
