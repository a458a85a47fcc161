/** Files of pictures, made by hand: small, whole, and with whatever a camera adds. */
import { crc32 } from 'node:zlib'

/** A text that no stored picture may hold. */
export const PLACE = 'GPS 41.2N 117.5E'

const bigEndian = (value: number, length: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes.subarray(4 - length)
}
const segment = (marker: number, body: Buffer) =>
  Buffer.concat([Buffer.from([0xff, marker]), bigEndian(body.length + 2, 2), body])

/** A JPEG with a scan whose data holds a stuffed FF and a restart; `talk` adds Exif, a profile, a comment and a tail. */
export const aJpeg = (talk: boolean): Buffer =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')),
    ...(talk
      ? [
          segment(0xe1, Buffer.from(`Exif\0\0${PLACE}`, 'latin1')),
          segment(0xe2, Buffer.from(`ICC_PROFILE\0${PLACE}`, 'latin1')),
          segment(0xfe, Buffer.from(PLACE)),
        ]
      : []),
    segment(0xdb, Buffer.alloc(65, 1)),
    segment(0xc0, Buffer.from([8, 0, 1, 0, 1, 1, 1, 0x11, 0])),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]),
    Buffer.from([0xff, 0xd9]),
    ...(talk ? [Buffer.from(PLACE)] : []),
  ])

const pngChunk = (kind: string, body: Buffer) => {
  const named = Buffer.concat([Buffer.from(kind), body])
  return Buffer.concat([bigEndian(body.length, 4), named, bigEndian(crc32(named), 4)])
}
export const aPng = (talk: boolean): Buffer =>
  Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
    ...(talk ? [pngChunk('eXIf', Buffer.from(PLACE)), pngChunk('tEXt', Buffer.from(`Place\0${PLACE}`))] : []),
    pngChunk('IDAT', Buffer.from([0x78, 0x9c, 0x63, 0x60, 0, 0, 0, 2, 0, 1])),
    pngChunk('IEND', Buffer.alloc(0)),
    ...(talk ? [Buffer.from(PLACE)] : []),
  ])

const webpChunk = (kind: string, body: Buffer) => {
  const length = Buffer.alloc(4)
  length.writeUInt32LE(body.length)
  return Buffer.concat([Buffer.from(kind), length, body, Buffer.alloc(body.length % 2)])
}
/** A WebP in its long form; its flags say what it holds beside the picture. */
export const aWebp = (talk: boolean): Buffer => {
  const chunks = Buffer.concat([
    Buffer.from('WEBP'),
    webpChunk('VP8X', Buffer.from([talk ? 0b0010_1100 : 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])),
    webpChunk('VP8L', Buffer.from([0x2f, 0, 0, 0, 0])),
    ...(talk ? [webpChunk('EXIF', Buffer.from(PLACE)), webpChunk('XMP ', Buffer.from(PLACE))] : []),
  ])
  const size = Buffer.alloc(4)
  size.writeUInt32LE(chunks.length)
  return Buffer.concat([Buffer.from('RIFF'), size, chunks, ...(talk ? [Buffer.from(PLACE)] : [])])
}

/** What the desk sends. */
export const aPhoto = (bytes: Buffer = aJpeg(false), alt = '律师在操场上给学生讲课') => ({
  alt,
  content: bytes.toString('base64'),
})
