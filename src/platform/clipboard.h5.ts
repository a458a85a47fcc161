import { notice } from './notice'

/**
 * Puts text on the clipboard and says so; false where the browser does not let it. Not by Taro, which keeps a copy of
 * the text on the phone.
 */
export async function copy(text: string): Promise<boolean> {
  const copied = await navigator.clipboard?.writeText(text).then(
    () => true,
    () => false,
  )
  // A page without TLS has no clipboard of the first kind.
  if (!copied && !copySelected(text)) return false
  notice('内容已复制')
  return true
}

function copySelected(text: string): boolean {
  const field = document.createElement('textarea')
  field.readOnly = true
  field.value = text
  field.style.position = 'fixed'
  field.style.left = '-9999px'
  document.body.append(field)
  field.select()
  const copied = document.execCommand('copy')
  field.remove()
  return copied
}
