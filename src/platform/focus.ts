import Taro from '@tarojs/taro'
import { IN_WECHAT } from './target'

/**
 * Brings the element with this id into view, and in a browser gives it the focus so that it is read out. It need not be
 * drawn yet: an error, or the next screen of a form, comes with the drawing that follows.
 */
export function bringIntoView(id: string): void {
  if (IN_WECHAT) {
    Taro.pageScrollTo({ selector: `#${id}`, offsetTop: -16, duration: 200, fail: () => {} })
    return
  }
  setTimeout(() => {
    const element = drawn(id)
    if (!element) return
    if (!element.matches('button, input, textarea')) element.setAttribute('tabindex', '-1')
    // A long list of choices is begun at its top.
    element.scrollIntoView({ block: element.offsetHeight > window.innerHeight / 2 ? 'start' : 'center' })
    element.focus({ preventScroll: true })
  })
}

/** Brings the first field with a fault into view. `order` names the fields' ids as they stand on the screen. */
export function showFirstFault(order: readonly string[], faults: Readonly<Record<string, string | undefined>>): void {
  const first = order.find((field) => faults[field] !== undefined)
  if (first) bringIntoView(first)
}

/** Taro keeps pages that were left in the document, with the same ids: the one that can be seen is meant. */
function drawn(id: string): HTMLElement | undefined {
  const found = Array.from(document.querySelectorAll<HTMLElement>(`[id="${id}"]`))
  return found.find((element) => element.offsetParent !== null) ?? found[0]
}

/**
 * In a browser: gives an element the focus, and again whenever it is dropped: Taro's elements move their children once
 * after they are drawn. Answers how to let go.
 */
export function holdFocus(element: HTMLElement): () => void {
  const dropped = ({ relatedTarget }: FocusEvent) =>
    setTimeout(() => {
      const dialog = document.querySelector('[role="dialog"]')
      // Handed on by somebody, or under a dialog: then it is not to be taken back.
      if (relatedTarget || document.activeElement !== document.body || dialog?.contains(element) === false) return
      element.focus({ preventScroll: true })
    })
  element.addEventListener('focusout', dropped)
  element.focus({ preventScroll: true })
  return () => element.removeEventListener('focusout', dropped)
}
