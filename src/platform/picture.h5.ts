import type { Easel, Kept } from './picture-types'

/** Paints a picture and returns it as a `data:` address. Rejects where the browser can't paint. */
export async function paintPicture(_canvasId: string, paint: (easel: Easel) => Promise<void>): Promise<string> {
  const canvas = document.createElement('canvas')
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('no canvas')
  await paint({
    pen,
    resize: (width, height) => Object.assign(canvas, { width, height }),
    load: async (address) => {
      const image = new Image()
      image.src = address
      await image.decode()
      return image
    },
  })
  return canvas.toDataURL('image/png')
}

/** Downloads a picture. */
export async function keepPicture(address: string, filename: string): Promise<Kept> {
  const link = document.createElement('a')
  link.href = address
  link.download = filename
  link.click()
  return 'kept'
}

/** A browser has no chats to send to. */
export const sendPicture = async (_address: string): Promise<boolean> => false
