import { hasPostgres, startPostgres } from './postgres'

declare global {
  var stopTestPostgres: (() => Promise<void>) | undefined
}

/** Once for all test files: a real PostgreSQL in TEST_DATABASE_URL. Where there is none the tests that need it are skipped. */
export default async function setup(): Promise<void> {
  if (process.env.TEST_DATABASE_URL) return
  if (!hasPostgres()) {
    if (process.env.CI) throw new Error('CI needs a real PostgreSQL: apt-get install postgresql')
    return
  }
  const { url, stop } = await startPostgres()
  process.env.TEST_DATABASE_URL = url
  globalThis.stopTestPostgres = stop
}
