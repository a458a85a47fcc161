import fc from 'fast-check'
import type { Operation } from '../../support/duty-model/apply'
import { carryOut, type People } from '../../support/duty-model/carry-out'
import { explain, type Outcome } from '../../support/duty-model/explain'
import { moment, resolve, type Wave, wave } from '../../support/duty-model/generate'
import { type Ids, observe, pictureOf } from '../../support/duty-model/observe'
import { begin, copy, type Model, passTime } from '../../support/duty-model/state'
import { openWorld, type World } from '../../support/duty-model/world'
import { describeEachEngine } from '../../support/engines'

/** Short in `npm test`, long in `npm run test:soak`: there 5,000 operations and more than 40 kills an engine, with a line of counts a run. */
const SOAK = process.env.SOAK === '1'
const OPERATIONS = Number(process.env.STORM_OPERATIONS ?? (SOAK ? 5000 : 120))
const WAVES = SOAK ? 100 : 45
const KILL_EVERY = SOAK ? 40 : 20

/** Sunday night; the duty days run over the month's and the year's end. */
const START = '2026-12-20T15:00:00.000Z'
const DATES = ['2026-12-24', '2026-12-31', '2027-01-07', '2027-01-14']

interface Count {
  operations: number
  done: number
  refused: number
  unknown: number
  kills: number
  clock: number
}

describeEachEngine('a storm over two processes that are killed again and again', (engine) => {
  test(`${OPERATIONS} operations come out as if one had run after the other, and as the rules say`, async () => {
    const world = await openWorld(engine, START)
    const count: Count = { operations: 0, done: 0, refused: 0, unknown: 0, kills: 0, clock: 0 }
    const storm = fc.asyncProperty(fc.array(wave, { minLength: WAVES, maxLength: WAVES }), async (waves) => {
      if (count.operations >= OPERATIONS) return
      await run(world, waves, count)
      if (SOAK) process.stderr.write(`${engine} ${JSON.stringify(count)}\n`)
    })
    const seed = process.env.STORM_SEED ? { seed: Number(process.env.STORM_SEED) } : {}
    try {
      // As many runs as it takes; a run is not shrunk, since the same waves meet other moments the next time.
      const result = await fc.check(storm, { numRuns: SOAK ? 1000 : 10, endOnFailure: true, ...seed })
      if (result.failed) throw new Error(`STORM_SEED=${result.seed}: ${result.errorInstance}`)
      expect(count.operations).toBeGreaterThanOrEqual(OPERATIONS)
      expect(count.kills).toBeGreaterThan(0)
    } finally {
      await world.stop()
    }
  }, 7_200_000)
})

async function run(world: World, waves: readonly Wave[], count: Count): Promise<void> {
  const people = await world.reset(START, DATES)
  let model = begin(START, DATES)
  let ids: Ids = { bookings: new Map(), entries: new Map() }
  let retry: Operation[] = []
  let id = 0
  const [first] = await world.living(START)
  await first?.setNow(START, true)
  for (const [at, one] of waves.entries()) {
    if ('clock' in one) {
      model = await turnClock(world, people, model, moment(model, one.clock))
      count.clock++
      continue
    }
    const fresh = one.drafts.flatMap((draft) => resolve(model, ++id, draft) ?? [])
    count.operations += fresh.length
    const kill =
      at % KILL_EVERY === KILL_EVERY - 1 ? { which: Math.floor(at / KILL_EVERY) % 2, after: one.after } : undefined
    const { outcomes, killed } = await strike(world, [...retry, ...fresh], { model, ids, people }, kill)
    if (killed) count.kills++
    const seen = await observe(world.database, people)
    const after = explain(model, outcomes, seen.picture)
    if (!after) throw new Error(unexplained(model, outcomes, seen.picture))
    ;({ ids } = seen)
    model = after
    for (const { outcome } of outcomes) count[typeof outcome === 'object' ? 'refused' : outcome]++
    // What was asked for with a key is asked for once more where no answer came: it must not happen twice.
    retry = outcomes
      .filter(
        ({ operation, outcome }) =>
          outcome === 'unknown' && /^(book|desk-book|wait|accept|places)$/.test(operation.kind),
      )
      .map(({ operation }) => operation)
  }
}

/** All at the same moment, spread over the processes; one of them may be killed meanwhile. */
async function strike(
  world: World,
  operations: readonly Operation[],
  of: { model: Model; ids: Ids; people: People },
  kill: { which: number; after: number } | undefined,
): Promise<{ outcomes: { operation: Operation; outcome: Outcome }[]; killed: boolean }> {
  const servers = await world.living(of.model.now)
  const waiting = operations.map(async (operation, i) => {
    const server = servers[i % servers.length]
    if (!server) throw new Error('no server lives')
    try {
      return { operation, outcome: await carryOut(server, operation, of.model, of.ids, of.people) }
    } catch (error) {
      // The line was cut: fetch throws a TypeError, whatever cut it; Jest's own TypeError is another one.
      if (kill && (error as Error).name === 'TypeError') return { operation, outcome: 'unknown' as const }
      throw new Error(`${error}\n${server.said().slice(-3000)}`)
    }
  })
  const settled = Promise.all(waiting)
  if (kill) await new Promise((resolve) => setTimeout(resolve, kill.after))
  const killed = kill !== undefined && (await world.killOne(kill.which, of.model.now))
  return { outcomes: await settled, killed }
}

/** Sets the clock, also backwards, and lets both processes do what time brings. */
async function turnClock(world: World, people: People, before: Model, now: string): Promise<Model> {
  await Promise.all((await world.living(now)).map((server) => server.setNow(now, true)))
  const model = copy(before)
  model.now = now
  passTime(model)
  const { picture } = await observe(world.database, people)
  if (!explain(model, [], picture)) throw new Error(unexplained(model, [], picture))
  return model
}

function unexplained(model: Model, outcomes: readonly object[], picture: readonly string[]): string {
  const before = pictureOf(model)
  return [
    `no order of these explains what came of them, at ${model.now}:`,
    ...outcomes.map((one) => JSON.stringify(one)),
    'before and not after, by the model:',
    ...before.filter((line) => !picture.includes(line)),
    'after and not before, in the database:',
    ...picture.filter((line) => !before.includes(line)),
  ].join('\n')
}
