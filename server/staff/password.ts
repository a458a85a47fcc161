import { hash, verify } from '@node-rs/argon2'

/** OWASP's recommendation for argon2id: 19 MiB, two passes, one lane. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** argon2id of a password, with its own salt. */
export const hashPassword = (password: string): Promise<string> => hash(password, OPTIONS)

/** Checked when the account doesn't exist, so that the time an answer takes doesn't tell which accounts do. */
let decoy: Promise<string> | undefined

/** Whether the password is the account's; takes as long where there is no account. */
export async function isPassword(passwordHash: string | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword('nobody')
  const matches = await verify(passwordHash ?? (await decoy), password)
  return passwordHash !== undefined && matches
}
