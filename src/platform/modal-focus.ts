import { useEffect, useRef } from 'react'
import { holdFocus } from './focus'
import { IN_WECHAT } from './target'

/** Where Tab stops; radio buttons left to the arrow keys are not among them. */
const STOPS = 'button:not([tabindex="-1"]), input, textarea, a[href]'

/**
 * In a browser: puts the focus into the element with this id, keeps it there, closes on Escape, and gives the focus
 * back at the end. WeChat's screen readers follow what is drawn on top by themselves.
 */
export function useModalFocus(id: string, onClose: () => void): void {
  const close = useRef(onClose)
  close.current = onClose
  useEffect(() => {
    if (IN_WECHAT) return
    const before = document.activeElement
    const box = document.getElementById(id)
    box?.setAttribute('tabindex', '-1')
    const letGo = box ? holdFocus(box) : undefined
    const pressed = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close.current()
      if (event.key !== 'Tab' || !box) return
      const stops = Array.from(box.querySelectorAll<HTMLElement>(STOPS))
      const edge = event.shiftKey ? stops[0] : stops[stops.length - 1]
      // The box itself has the focus at first: back from it is out of it, too.
      const leaving = document.activeElement === edge || (event.shiftKey && document.activeElement === box)
      if (!leaving) return
      event.preventDefault()
      ;(event.shiftKey ? stops[stops.length - 1] : stops[0])?.focus()
    }
    document.addEventListener('keydown', pressed)
    return () => {
      document.removeEventListener('keydown', pressed)
      letGo?.()
      if (before instanceof HTMLElement) before.focus()
    }
  }, [id])
}
