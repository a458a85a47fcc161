import { copy } from './clipboard'

/** In WeChat there is no place for files a person would find again: the text goes onto the clipboard. */
export async function saveText(_filename: string, text: string, _type?: string): Promise<void> {
  await copy(text)
}
