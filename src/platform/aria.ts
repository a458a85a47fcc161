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

/**
 * A field's name as it is said. In a browser its error is tied to it by id; WeChat knows no such tie, so there the name
 * carries it.
 */
export const spokenName = (label: string, error: string | undefined): string =>
  IN_WECHAT && error ? `${label}：${error}` : label

/** The role under the name each target knows it by. */
export const role = (name: Role): Record<string, string> => (IN_WECHAT ? { 'aria-role': name } : { role: name })
