import { base64Of } from '../../api/base64'

/** As long as the longer side gets: enough to print a page. */
const LONGEST = 1920
const QUALITY = 0.85

/**
 * Draws a photo anew, upright and no larger than a page needs, as base64 of a JPEG: what the camera wrote beside the
 * picture (place, time, device) stays on this computer. Throws where the file is no picture the browser can show.
 */
export async function redrawn(file: Blob): Promise<string> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' })
  const scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(bitmap.width * scale)
  canvas.height = Math.round(bitmap.height * scale)
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
  if (!blob) throw new Error('no picture')
  return base64Of(blob)
}
