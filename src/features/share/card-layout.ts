/** A line of the card, its baseline's place from the upper left corner, in pixels. */
export interface Line {
  text: string
  x: number
  y: number
  size: number
  bold: boolean
  colour: string
}

export interface CardWords {
  /** The question a villager asks. */
  title: string
  /** The answer in one sentence. */
  answer: string
  /** What the service calls itself. */
  service: string
  /** How one comes to the whole text. */
  invitation: string
}

export interface CardLayout {
  height: number
  lines: Line[]
  /** The square in which the code stands. */
  code: { x: number; y: number; side: number }
}

/** How wide a text is in pixels. */
export type Measure = (text: string, size: number, bold: boolean) => number

export const CARD_WIDTH = 750
/** Height of the coloured band that carries the service's name. */
export const CARD_BAND = 108
const MARGIN = 56
const CODE = 216
const COLOURS = { ink: '#1c2927', soft: '#4a5754', pine: '#0b6153', band: '#ffffff' }
const CAUTION = '讲的是一般规定，自家的事请问法律顾问，或打 12348。'

/** A mark that may not begin a line: it stays with the character before it. */
const CLOSING = /^[，。！？；：、）”’》…]/

/** Cuts a text into lines no wider than `width`. A line may run over by the mark that closes it. */
export function wrap(text: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = []
  let line = ''
  for (const character of text) {
    if (line !== '' && measure(line + character) > width && !CLOSING.test(character)) {
      lines.push(line)
      line = ''
    }
    line += character
  }
  return line === '' ? lines : [...lines, line]
}

/** Where everything on the card stands. With a code its words stand beside it, without one they take the whole width. */
export function layOutCard(words: CardWords, hasCode: boolean, measure: Measure): CardLayout {
  const lines: Line[] = []
  let y = 0
  const put = (
    text: string,
    size: number,
    colour: string,
    bold = false,
    from = MARGIN,
    width = CARD_WIDTH - 2 * MARGIN,
  ) => {
    for (const each of wrap(text, width, (part) => measure(part, size, bold))) {
      y += Math.round(size * 1.45)
      lines.push({ text: each, x: from, y, size, bold, colour })
    }
  }
  y = 18
  put(words.service, 40, COLOURS.band, true)
  y = CARD_BAND + 20
  put(words.title, 60, COLOURS.ink, true)
  y += 24
  put(words.answer, 40, COLOURS.pine)
  y += 48
  const code = { x: MARGIN, y, side: CODE }
  if (hasCode) {
    const beside = MARGIN + CODE + 32
    put(words.invitation, 34, COLOURS.ink, true, beside, CARD_WIDTH - beside - MARGIN)
    y += 8
    put(CAUTION, 26, COLOURS.soft, false, beside, CARD_WIDTH - beside - MARGIN)
    y = Math.max(y + 12, code.y + CODE)
  } else {
    put(words.invitation, 34, COLOURS.ink, true)
    y += 8
    put(CAUTION, 26, COLOURS.soft)
  }
  return { height: y + MARGIN, lines, code }
}
