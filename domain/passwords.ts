import * as v from 'valibot'

/**
 * Rules for a staff member's password (NIST SP 800-63B): long enough, not easy to guess, and no recipe of capitals,
 * digits and signs, which only makes people write it down. The list of common passwords is the server's alone.
 */
export const PASSWORD_LENGTH = { min: 10, max: 128 } as const

/** A new password as far as its length goes. */
export const PasswordSchema = v.pipe(
  v.string(),
  v.minLength(PASSWORD_LENGTH.min, `密码至少 ${PASSWORD_LENGTH.min} 位，可以用一句话`),
  v.maxLength(PASSWORD_LENGTH.max, `密码最多 ${PASSWORD_LENGTH.max} 位`),
)

/** What has to remain of a password beside words that anybody would try first. */
const OWN_LENGTH = 6

const isRepeated = (text: string, length: number): boolean =>
  [...text].every((_, at) => at < length || text[at] === text[at - length])

function isSequence(text: string): boolean {
  const step = text.charCodeAt(1) - text.charCodeAt(0)
  if (Math.abs(step) !== 1) return false
  return [...text].every((_, at) => at === 0 || text.charCodeAt(at) - text.charCodeAt(at - 1) === step)
}

/**
 * Why a password is too easy to guess, as a sentence for the person, or undefined. `words` are what stands near: the
 * account, the person's and the town's name.
 */
export function guessable(password: string, words: readonly string[]): string | undefined {
  const text = password.toLowerCase()
  if ([1, 2, 3, 4].some((length) => isRepeated(text, length))) return '不能是几个字反复，换一句话'
  if (isSequence(text)) return '不能是顺着数的字母或数字，换一句话'
  const rest = words
    .map((word) => word.trim().toLowerCase())
    .filter((word) => word.length > 1)
    .reduce((left, word) => left.split(word).join(''), text)
  if (rest !== text && rest.length < OWN_LENGTH) return '不能只是账号、姓名或者镇名、村名，换一句话'
  return undefined
}
