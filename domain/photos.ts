/** Photos of an event: of what they may be, and the picture alone without what cameras add to it. */
import * as v from 'valibot'
import { InstantSchema } from './time'

export const MOST_PHOTOS = 9
export const MAX_PHOTO_BYTES = 5 * 1024 * 1024

export type PhotoType = 'image/jpeg' | 'image/png' | 'image/webp'

/** What is to be seen on it, for whoever cannot see it. */
const AltSchema = v.pipe(
  v.string('请写照片上是什么'),
  v.trim(),
  v.minLength(2, '请写照片上是什么，至少两个字'),
  v.maxLength(60, '最多写 60 个字'),
)

/** A photo as it is sent: base64. */
export const PhotoInputSchema = v.object({
  alt: AltSchema,
  content: v.pipe(
    v.string(),
    v.minLength(1, '请选一张照片'),
    v.maxLength(Math.ceil((MAX_PHOTO_BYTES * 4) / 3) + 4, '照片不能超过 5 MB'),
    // Not the library's pattern for base64, which a text of megabytes makes overflow the stack.
    v.check((text) => !/[^A-Za-z0-9+/=]/.test(text), '这张照片读不了，请换一张'),
  ),
})

/** A photo in an event's list, without the picture. */
export const PhotoSchema = v.object({
  id: v.string(),
  alt: v.string(),
  addedAt: InstantSchema,
})
export type Photo = v.InferOutput<typeof PhotoSchema>

const text = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length))
const bigEndian = (bytes: Uint8Array, at: number, length: number): number =>
  bytes.subarray(at, at + length).reduce((value, byte) => value * 256 + byte, 0)
const littleEndian = (bytes: Uint8Array, at: number): number =>
  bytes.subarray(at, at + 4).reduceRight((value, byte) => value * 256 + byte, 0)

/** Parts of a file that are kept, one after the other. */
function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Markers that stand without a length: restarts and TEM. */
const isBare = (marker: number): boolean => (marker >= 0xd0 && marker <= 0xd7) || marker === 0x01
/** APP1–APP13, APP15 and comments hold Exif, place, thumbnail, colour profile; APP0 and Adobe's APP14 say how to decode. */
const isTalk = (marker: number): boolean => (marker >= 0xe1 && marker <= 0xef && marker !== 0xee) || marker === 0xfe

/** The picture of a JPEG file; undefined where it is none from beginning to end. What follows the picture is left out. */
function bareJpeg(bytes: Uint8Array): Uint8Array | undefined {
  const kept = [bytes.subarray(0, 2)]
  for (let at = 2; at + 1 < bytes.length; ) {
    const marker = bytes[at + 1] ?? 0
    if (bytes[at] !== 0xff) return undefined
    if (marker === 0xff) {
      at++
      continue
    }
    if (marker === 0xd9) return join([...kept, bytes.subarray(at, at + 2)])
    if (isBare(marker)) {
      at += 2
      continue
    }
    let end = at + 2 + bigEndian(bytes, at + 2, 2)
    if (end < at + 4 || end > bytes.length) return undefined
    // After the head of a scan comes its data, until a marker that is not part of it.
    if (marker === 0xda)
      while (
        end < bytes.length &&
        !(bytes[end] === 0xff && bytes[end + 1] !== 0 && !isBare(bytes[end + 1] ?? 0) && bytes[end + 1] !== 0xff)
      )
        end++
    if (!isTalk(marker)) kept.push(bytes.subarray(at, end))
    at = end
  }
  return undefined
}

const PNG_HEAD = '\x89PNG\r\n\x1a\n'
/** What a PNG file needs to be shown; texts, times, Exif and profiles are not among it. */
const PNG_KEPT = ['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'sRGB']

function barePng(bytes: Uint8Array): Uint8Array | undefined {
  const kept = [bytes.subarray(0, 8)]
  for (let at = 8; at + 12 <= bytes.length; ) {
    const kind = text(bytes, at + 4, 4)
    const end = at + 12 + bigEndian(bytes, at, 4)
    if (end > bytes.length || (at === 8) !== (kind === 'IHDR')) return undefined
    if (PNG_KEPT.includes(kind)) kept.push(bytes.subarray(at, end))
    if (kind === 'IEND') return join(kept)
    at = end
  }
  return undefined
}

/** What a WebP file of one picture needs. */
const WEBP_KEPT = ['VP8 ', 'VP8L', 'VP8X', 'ALPH']
/** Of VP8X's flags the one for transparency: Exif, XMP, profile and animation are gone. */
const ALPHA_ONLY = 0b0001_0000

function bareWebp(bytes: Uint8Array): Uint8Array | undefined {
  const size = littleEndian(bytes, 4) + 8
  if (size > bytes.length) return undefined
  const kept: Uint8Array[] = []
  for (let at = 12; at + 8 <= size; ) {
    const kind = text(bytes, at, 4)
    const length = littleEndian(bytes, at + 4)
    const end = at + 8 + length + (length % 2)
    if (end > size) return undefined
    if (WEBP_KEPT.includes(kind)) {
      // A copy: what was handed in stays as it was.
      const chunk = new Uint8Array(bytes.subarray(at, end))
      if (kind === 'VP8X') chunk[8] = (chunk[8] ?? 0) & ALPHA_ONLY
      kept.push(chunk)
    }
    at = end
  }
  if (!kept.some((chunk) => /^VP8[ L]/.test(text(chunk, 0, 4)))) return undefined
  const body = join(kept)
  const head = new Uint8Array(12)
  head.set(bytes.subarray(0, 12))
  new DataView(head.buffer).setUint32(4, body.length + 4, true)
  return join([head, body])
}

/**
 * The picture of a file and of what type it is, known by its content and not by its name, without Exif, place, thumbnail
 * and whatever else stands beside the picture; undefined for a file that is no whole JPEG, PNG or WebP.
 */
export function barePhoto(bytes: Uint8Array): { type: PhotoType; content: Uint8Array } | undefined {
  const readers: [PhotoType, boolean, (bytes: Uint8Array) => Uint8Array | undefined][] = [
    ['image/jpeg', bytes[0] === 0xff && bytes[1] === 0xd8, bareJpeg],
    ['image/png', text(bytes, 0, 8) === PNG_HEAD, barePng],
    ['image/webp', text(bytes, 0, 4) === 'RIFF' && text(bytes, 8, 4) === 'WEBP', bareWebp],
  ]
  const [type, , read] = readers.find(([, isIt]) => isIt) ?? []
  const content = read?.(bytes)
  return type && content ? { type, content } : undefined
}
