import { useDidHide, useDidShow } from '@tarojs/taro'
import { useRef } from 'react'
import { holdFocus } from './focus'
import { IN_WECHAT } from './target'

/** Set once the first page of a visit is there: where a browser begins by itself, nothing is to be moved. */
let begun = false

/**
 * In a browser: puts the focus into a page's main part when the page is opened, so that it is read out and Tab goes on
 * from there, and where it was before when somebody comes back to it. WeChat does so by itself. Give the reference to
 * the element that stands for the page.
 */
export function usePageFocus() {
  const main = useRef<HTMLElement>(null)
  const before = useRef<Element | null>(null)
  useDidHide(() => {
    const focused = IN_WECHAT ? null : document.activeElement
    before.current = focused && main.current?.contains(focused) ? focused : null
  })
  useDidShow(() => {
    if (IN_WECHAT) return
    const first = !begun
    begun = true
    if (first) return
    // The page left is hidden only after the next one has been drawn.
    setTimeout(() => {
      const { activeElement } = document
      // A field that asked for the focus, or a sheet over the page, keeps it.
      if (!main.current || activeElement?.closest('[role="dialog"]') || main.current.contains(activeElement)) return
      main.current.setAttribute('tabindex', '-1')
      const target = before.current?.isConnected ? (before.current as HTMLElement) : main.current
      const letGo = holdFocus(target)
      // Whoever goes on from there must get out of the page again.
      for (const act of ['keydown', 'pointerdown']) document.addEventListener(act, letGo, { once: true, capture: true })
    })
  })
  return main
}
