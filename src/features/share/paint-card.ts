import type { Easel, Pen } from '@/platform/picture-types'
import { CARD_BAND, CARD_WIDTH, type CardWords, layOutCard } from './card-layout'
import type { PaintCode } from './link-code'

const font = (size: number, bold: boolean) => `${bold ? 'bold ' : ''}${size}px sans-serif`

/** Paints the card: the town's band, question, answer, and the code where there is one. */
export async function paintCard(
  { pen, resize, load }: Easel,
  words: CardWords,
  code: string | undefined,
  drawCode: PaintCode | undefined,
): Promise<void> {
  const picture = code === undefined ? undefined : await load(code).catch(() => undefined)
  const layout = layOutCard(words, Boolean(picture ?? drawCode), (text, size, bold) => {
    pen.font = font(size, bold)
    return pen.measureText(text).width
  })
  resize(CARD_WIDTH, layout.height)
  fill(pen, '#ffffff', 0, layout.height)
  fill(pen, '#0b6153', 0, CARD_BAND)
  pen.textBaseline = 'alphabetic'
  pen.textAlign = 'left'
  for (const { text, x, y, size, bold, colour } of layout.lines) {
    pen.font = font(size, bold)
    pen.fillStyle = colour
    pen.fillText(text, x, y)
  }
  const { x, y, side } = layout.code
  if (picture) pen.drawImage(picture, x, y, side, side)
  else drawCode?.(pen, x, y, side)
}

function fill(pen: Pen, colour: string, from: number, height: number): void {
  pen.fillStyle = colour
  pen.fillRect(0, from, CARD_WIDTH, height)
}
