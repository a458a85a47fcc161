import { type RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { Failure } from './failure'

/** Takes one of what a limiter allows a key. Throws `too-many-requests`, with how long to wait, when there is none left. */
export async function takeFrom(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key)
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal
    throw new Failure('too-many-requests', { retryAfterSeconds: refusal.msBeforeNext / 1000 })
  }
}
