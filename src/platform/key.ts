import { nanoid } from 'nanoid/non-secure'

/**
 * A fresh key by which a repeated request is known as the same. Old phones have no secure random source in WeChat;
 * the key needs to be unlike others, not unguessable.
 */
export const freshKey = (): string => nanoid(24)
