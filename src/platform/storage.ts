import Taro from '@tarojs/taro'

/**
 * What the phone keeps. WeChat allows 1 MB a key and 10 MB in all: a value too large is not kept, and a full store loses
 * the value, never the screen. Reading what an older version wrote gives `undefined` when it cannot be used.
 */
const MAX_VALUE_CHARACTERS = 300_000

/** The value kept under `key`, or undefined. */
export function read<T>(key: string): T | undefined {
  try {
    const value: unknown = Taro.getStorageSync(key)
    return value === '' || value === null ? undefined : (value as T)
  } catch {
    return undefined
  }
}

/** Keeps `value` under `key`; false when there was no room. */
export function write(key: string, value: unknown): boolean {
  try {
    if (JSON.stringify(value).length > MAX_VALUE_CHARACTERS) return false
    Taro.setStorageSync(key, value)
    return true
  } catch {
    return false
  }
}

export function remove(key: string): void {
  try {
    Taro.removeStorageSync(key)
  } catch {
    // Nothing to do: an entry that cannot be removed is overwritten next time.
  }
}
