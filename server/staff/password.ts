import type { Town } from '@domain/directory'
import { guessable } from '@domain/passwords'
import { hash, verify } from '@node-rs/argon2'
import type { StaffRow } from '../db/tables'
import { Failure } from '../http/failure'
import { isCommonPassword } from './common-passwords'

/** OWASP's recommendation for argon2id: 19 MiB, two passes, one lane. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** argon2id of a password, with its own salt. */
export const hashPassword = (password: string): Promise<string> => hash(password, OPTIONS)

/** Checked where there is no password, so that the time an answer takes doesn't tell which accounts there are. */
let decoy: Promise<string> | undefined

/** Whether the password is the account's; takes as long where there is no account, or none with a password yet. */
export async function isPassword(passwordHash: string | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword('nobody')
  const matches = await verify(passwordHash || (await decoy), password)
  return Boolean(passwordHash) && matches
}

/** Throws `invalid-fields` at `field` when a new password is too easy to guess for this account. */
export function refuseGuessable(
  password: string,
  account: Pick<StaffRow, 'account' | 'name'>,
  town: Town,
  field = 'password',
): void {
  const words = [account.account, account.name, town.name, ...town.villages.map(({ name }) => name)]
  const why =
    guessable(password, words) ??
    (isCommonPassword(password) ? '这个密码用的人太多，一猜就中，换一句只有您知道的话' : undefined)
  if (why) throw new Failure('invalid-fields', { fields: { [field]: why } })
}
