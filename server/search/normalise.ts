import { Converter } from 'opencc-js'

const toSimplified = Converter({ from: 't', to: 'cn' })

/** The form in which questions and texts are compared: full-width and traditional forms folded, lower case, no spaces or marks. */
export const normalise = (text: string): string =>
  toSimplified(text.normalize('NFKC'))
    .toLowerCase()
    .replace(/[^\p{Script=Han}a-z0-9]+/gu, ' ')
    .replace(/(?<=\p{Script=Han}) +(?=\p{Script=Han})/gu, '')
    .trim()
