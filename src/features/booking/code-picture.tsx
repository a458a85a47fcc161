import { create } from 'qrcode'
import { Picture } from '@/components/picture/picture'

const QUIET = 2

/** The ticket's code as a picture to be scanned at the desk; drawn on the phone, so it is there without a network. */
export function CodePicture({ code }: { code: string }) {
  return <Picture className="code-picture" src={drawing(code)} label={`二维码，数字是 ${code.split('').join(' ')}`} />
}

function drawing(text: string): string {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules
  let path = ''
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column < size; column += 1)
      if (data[row * size + column]) path += `M${column + QUIET} ${row + QUIET}h1v1h-1z`
  const side = size + QUIET * 2
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${path}"/></svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}
