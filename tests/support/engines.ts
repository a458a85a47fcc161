import type { Engine } from '../../server/db/database'

/** Runs a suite on SQLite and on a real PostgreSQL; where there is none, its half is skipped by name. */
export function describeEachEngine(title: string, suite: (engine: Engine) => void): void {
  describe(`${title} · sqlite`, () => suite('sqlite'))
  const run = process.env.TEST_DATABASE_URL ? describe : describe.skip
  run(`${title} · postgresql${process.env.TEST_DATABASE_URL ? '' : ' (skipped: no PostgreSQL on this machine)'}`, () =>
    suite('postgresql'),
  )
}
