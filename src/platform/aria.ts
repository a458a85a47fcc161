import { IN_WECHAT } from './target'

type Role =
  | 'button'
  | 'heading'
  | 'alert'
  | 'status'
  | 'radio'
  | 'radiogroup'
  | 'checkbox'
  | 'group'
  | 'dialog'
  | 'main'
  | 'link'
  | 'img'
  | 'list'
  | 'listitem'

/** The role under the name each target knows it by. */
export const role = (name: Role): Record<string, string> => (IN_WECHAT ? { 'aria-role': name } : { role: name })
