import { isIPv4 } from 'node:net'

/** An IPv4 address that came over a socket for both, as people write it. */
export const plainAddress = (address: string): string => address.replace(/^::ffff:/i, '')

/**
 * A network address without what tells one line from its neighbours: the last number of IPv4, all but the first three
 * groups of IPv6. Enough to see that somebody came from elsewhere, and no record of a person's whereabouts.
 */
export function shortAddress(address: string): string {
  const plain = plainAddress(address)
  if (isIPv4(plain)) return plain.replace(/\d+$/, '0')
  return plain.includes(':') ? `${plain.split(':').slice(0, 3).filter(Boolean).join(':')}::` : plain
}
