import Taro from '@tarojs/taro'
import type { Easel, Kept } from './picture-types'

interface Canvas2d {
  width: number
  height: number
  getContext: (kind: '2d') => Easel['pen']
  createImage: () => HTMLImageElement
}

/**
 * Paints a picture on the screen's canvas `canvasId` (`type="2d"`) and returns the address of its file. Rejects where
 * the phone can't paint.
 */
export async function paintPicture(canvasId: string, paint: (easel: Easel) => Promise<void>): Promise<string> {
  const canvas = await findCanvas(canvasId)
  await paint({
    pen: canvas.getContext('2d'),
    resize: (width, height) => Object.assign(canvas, { width, height }),
    load: (address) =>
      new Promise((resolve, reject) => {
        const image = canvas.createImage()
        image.onload = () => resolve(image)
        image.onerror = () => reject(new Error('picture not read'))
        image.src = address
      }),
  })
  const { width, height } = canvas
  const { tempFilePath } = await Taro.canvasToTempFilePath({
    canvas: canvas as unknown as Taro.Canvas,
    x: 0,
    y: 0,
    width,
    height,
    destWidth: width,
    destHeight: height,
    fileType: 'png',
  })
  return tempFilePath
}

const findCanvas = (id: string): Promise<Canvas2d> =>
  new Promise((resolve, reject) => {
    Taro.createSelectorQuery()
      .select(`#${id}`)
      .fields({ node: true })
      .exec(([found]: ({ node?: Canvas2d } | null)[]) =>
        found?.node ? resolve(found.node) : reject(new Error('no canvas')),
      )
  })

/** Puts a picture into the phone's album; WeChat asks the person the first time, and never again once refused. */
export async function keepPicture(address: string, _filename: string): Promise<Kept> {
  try {
    await Taro.saveImageToPhotosAlbum({ filePath: address })
    return 'kept'
  } catch (thrown) {
    const { errMsg = '' } = thrown as { errMsg?: string }
    return /auth|privacy/.test(errMsg) ? 'forbidden' : 'failed'
  }
}

/** Opens WeChat's menu that sends a picture to a chat; false where this WeChat is too old for it. */
export async function sendPicture(address: string): Promise<boolean> {
  if (!Taro.canIUse('showShareImageMenu')) return false
  // Closing the menu without sending is also told as a failure.
  await Taro.showShareImageMenu({ path: address }).catch(() => {})
  return true
}
