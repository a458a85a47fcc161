const SHOWN_MS = 2500

/** A short word that passes by itself: only for what the person can also see on the screen. Read out when it comes. */
export function notice(text: string): void {
  tell(text)
  setTimeout(() => endTelling(text), SHOWN_MS)
}

/** Tells of something that goes on, until `endTelling`. Read out when it comes. */
export function tell(text: string): void {
  const box = document.querySelector('.notice') ?? newBox()
  box.textContent = text
}

/** Takes the text away, where nothing else has taken its place. */
export function endTelling(text: string): void {
  const box = document.querySelector('.notice')
  if (box?.textContent === text) box.textContent = ''
}

/** A live region must stand in the document before there is something to say. */
function newBox(): HTMLElement {
  const box = document.createElement('div')
  box.className = 'notice'
  box.setAttribute('role', 'status')
  document.body.append(box)
  return box
}
