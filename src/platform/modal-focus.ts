import { useEffect, useRef } from 'react'
import { IN_WECHAT } from './target'

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
    box?.focus()
    const pressed = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close.current()
      if (event.key !== 'Tab' || !box) return
      const stops = Array.from(box.querySelectorAll<HTMLElement>('button:not([disabled]), input, textarea'))
      const edge = event.shiftKey ? stops[0] : stops[stops.length - 1]
      if (document.activeElement !== edge) return
      event.preventDefault()
      ;(event.shiftKey ? stops[stops.length - 1] : stops[0])?.focus()
    }
    document.addEventListener('keydown', pressed)
    return () => {
      document.removeEventListener('keydown', pressed)
      if (before instanceof HTMLElement) before.focus()
    }
  }, [id])
}
