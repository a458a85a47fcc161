import { create } from 'qrcode'
import type { PaintCode } from './link-code'

/** In a browser: the address of the page as a QR code, for a town whose mini-program is not there yet. */
export function linkCode(address: string): PaintCode | undefined {
  const { size, data } = create(address, { errorCorrectionLevel: 'M' }).modules
  return (pen, x, y, side) => {
    const dot = Math.floor(side / size)
    const margin = Math.floor((side - dot * size) / 2)
    pen.fillStyle = '#000000'
    for (let row = 0; row < size; row += 1)
      for (let column = 0; column < size; column += 1)
        if (data[row * size + column]) pen.fillRect(x + margin + column * dot, y + margin + row * dot, dot, dot)
  }
}
