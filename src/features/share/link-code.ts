import type { Pen } from '@/platform/picture-types'

/** Draws a code into a square. */
export type PaintCode = (pen: Pen, x: number, y: number, side: number) => void

/** In WeChat only WeChat's own code leads back to the mini-program. */
export const linkCode = (_address: string): PaintCode | undefined => undefined
