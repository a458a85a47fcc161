import type { KeyboardEvent } from 'react'

/** How far in the group each key goes, whatever the direction of the layout. */
const STEPS: Record<string, number> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }

/**
 * Arrow keys among the radio buttons of one group, round its ends (WAI-ARIA Authoring Practices, radio group): the focus
 * moves, and what it moves to is chosen, unless choosing acts at once; then Space or Enter chooses.
 */
export function moveAmongRadios(event: KeyboardEvent<HTMLElement>, actsAtOnce: boolean): void {
  const step = STEPS[event.key]
  const group = event.currentTarget.closest('[role="radiogroup"]')
  if (step === undefined || !group || event.altKey || event.ctrlKey || event.metaKey) return
  event.preventDefault()
  const radios = Array.from(group.querySelectorAll<HTMLElement>('[role="radio"]:not([aria-disabled])'))
  const next = radios[(radios.indexOf(event.currentTarget) + step + radios.length) % radios.length]
  next?.focus()
  if (!actsAtOnce) next?.click()
}
