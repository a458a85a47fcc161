import { dictionary } from '@zxcvbn-ts/language-common'

/** The list is in order of how often a password was met, most often first. */
let common: ReadonlySet<string> | undefined

/** What many people here choose and the list, made of leaks from elsewhere, does not have. */
const LOCAL = ['woaini', 'woaini1314', 'aini1314', 'wodemima', 'mima', 'guanliyuan', 'fawu', 'sifasuo', 'falvguwen']

/**
 * Whether a password stands in a list of about fifty thousand that were leaked most often, as it is or with digits and
 * signs hung on to make it long enough.
 */
export function isCommonPassword(password: string): boolean {
  common ??= new Set([...dictionary['passwords-common'], ...LOCAL].map((word) => word.toLowerCase()))
  const text = password.toLowerCase()
  const bare = text.replace(/[\d\s!-/:-@[-`{-~]+$/, '')
  return common.has(text) || common.has(bare)
}
