/** As much of a 2d canvas as pictures are painted with; WeChat's and the browser's both have it. */
export type Pen = Pick<
  CanvasRenderingContext2D,
  'fillStyle' | 'font' | 'textAlign' | 'textBaseline' | 'fillRect' | 'fillText' | 'measureText' | 'drawImage'
>

/** What a picture is painted on. */
export interface Easel {
  pen: Pen
  /** Sets the size in pixels; wipes what was painted. */
  resize: (width: number, height: number) => void
  /** Loads a picture to paint, from a `data:` address. Rejects when it can't be read. */
  load: (address: string) => Promise<CanvasImageSource>
}

/** What became of a picture that was to be kept. */
export type Kept = 'kept' | 'forbidden' | 'failed'
