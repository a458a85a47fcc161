import { faultOf } from './http/app-errors'
import { sendDue } from './outbox/sender'
import type { Parts } from './parts'
import { eraseDue } from './privacy/retention'
import { makeDays } from './roster/service'
import { refreshSettings } from './town/settings'
import { passExpiredOffers } from './waitlist/service'

interface Job {
  name: string
  everyMs: number
  run(parts: Parts): Promise<unknown>
}

/** What has to happen without anybody asking. Each job may run in several processes at the same time. */
const JOBS: Job[] = [
  { name: 'pass on offers', everyMs: 15_000, run: (parts) => passExpiredOffers(parts) },
  { name: 'send messages', everyMs: 5_000, run: sendDue },
  { name: 'make duty days', everyMs: 30 * 60_000, run: makeDays },
  { name: 'clean up', everyMs: 60 * 60_000, run: eraseDue },
]

/** Runs the jobs until stopped; a job that fails is logged and tried again at its next time, one never overlaps itself. */
export function startScheduler(parts: Parts): { stop(): Promise<void> } {
  let stopped = false
  const timers = new Map<string, NodeJS.Timeout>()
  const running = new Map<string, Promise<void>>()
  const plan = (job: Job, delay: number) => {
    if (stopped) return
    timers.set(
      job.name,
      setTimeout(() => {
        const started = performance.now()
        const count = (outcome: 'done' | 'failed') =>
          parts.metrics.job(job.name, outcome, (performance.now() - started) / 1000)
        const work = refreshSettings(parts)
          .then(() => job.run(parts))
          .then(() => count('done'))
          .catch((error: unknown) => {
            count('failed')
            parts.log.error({ job: job.name, fault: faultOf(error) }, 'job failed')
          })
          .finally(() => plan(job, job.everyMs))
        running.set(job.name, work)
      }, delay),
    )
  }
  for (const job of JOBS) plan(job, 1000)
  return {
    async stop() {
      stopped = true
      for (const timer of timers.values()) clearTimeout(timer)
      await Promise.all(running.values())
    },
  }
}
