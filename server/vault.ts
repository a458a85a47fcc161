import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'

/** Seals personal data at rest and makes keyed hashes to find a person without storing who they are. */
export interface Vault {
  /** Seals text as `keyId.iv.tag.ciphertext` (AES-256-GCM, fresh 96-bit nonce). `context` ties it to its row and column. */
  seal(text: string, context: string): string
  /** Opens what `seal` made with any known key; throws when it was altered or belongs to another context. */
  open(sealed: string, context: string): string
  /** Whether a sealed text was made with an older key and should be sealed anew. */
  isStale(sealed: string): boolean
  /** HMAC-SHA-256 of the parts for one purpose; the same person gives another hash for another purpose. */
  hash(purpose: string, ...parts: string[]): string
}

/** `dataKeys` as in DATA_KEYS: `id:base64`, newest first; `hashKey` as in HASH_KEY. Throws on a key that is not 32 bytes. */
export function createVault(dataKeys: string, hashKey: string): Vault {
  const keys = new Map(
    dataKeys.split(',').map((entry) => {
      const [id, encoded] = [entry.slice(0, entry.indexOf(':')), entry.slice(entry.indexOf(':') + 1)]
      const key = Buffer.from(encoded, 'base64')
      if (key.length !== 32) throw new Error(`DATA_KEYS：密钥 ${id} 不是 32 字节`)
      return [id, key] as const
    }),
  )
  const [newest] = keys.keys()
  if (newest === undefined) throw new Error('DATA_KEYS 为空')
  const pepper = Buffer.from(hashKey, 'base64')

  return {
    seal(text, context) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', keys.get(newest) as Buffer, iv).setAAD(Buffer.from(context))
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return [newest, ...[iv, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'))].join('.')
    },
    open(sealed, context) {
      const [id, iv, tag, body] = sealed.split('.') as [string, string, string, string]
      const key = keys.get(id)
      if (!key) throw new Error(`sealed with unknown key ${id}`)
      const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'), { authTagLength: 16 })
        .setAAD(Buffer.from(context))
        .setAuthTag(Buffer.from(tag, 'base64url'))
      return Buffer.concat([decipher.update(Buffer.from(body, 'base64url')), decipher.final()]).toString('utf8')
    },
    isStale: (sealed) => !sealed.startsWith(`${newest}.`),
    hash: (purpose, ...parts) =>
      createHmac('sha256', pepper)
        .update(JSON.stringify([purpose, ...parts]))
        .digest('base64url'),
  }
}
