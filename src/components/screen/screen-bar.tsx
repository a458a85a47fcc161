/** In WeChat: nothing, the native bar shows the title and the way back. */
export function ScreenBar(_: { title: string; tab: boolean }) {
  return null
}
