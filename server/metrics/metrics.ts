import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** What a process counts of itself. Labels are route patterns and names of jobs: nothing of what anybody typed or is. */
export interface Metrics {
  request(seen: { method: string; route: string; status: number; seconds: number }): void
  job(name: string, outcome: 'done' | 'failed', seconds: number): void
  /** Messages by state, as the database has them at the moment of asking. */
  messages(counts: Record<string, number>): void
  /** The text a Prometheus server reads, and its media type. */
  render(): Promise<{ text: string; type: string }>
}

/** Memory, processor time and event loop of the process are watched too where `ofProcess`: once in a process. */
export function createMetrics({ ofProcess = false } = {}): Metrics {
  const registry = new Registry()
  const registers = [registry]
  if (ofProcess) collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time until a request was answered, by route pattern',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers,
  })
  const jobs = new Counter({
    name: 'job_runs_total',
    help: 'Runs of the jobs nobody asks for, by outcome',
    labelNames: ['job', 'outcome'],
    registers,
  })
  const jobSeconds = new Counter({
    name: 'job_seconds_total',
    help: 'Time the jobs took',
    labelNames: ['job'],
    registers,
  })
  const messages = new Gauge({
    name: 'messages',
    help: 'Messages in the outbox by state; unsent ones need a call',
    labelNames: ['state'],
    registers,
  })
  return {
    request: ({ method, route, status, seconds }) => requests.observe({ method, route, status }, seconds),
    job(job, outcome, seconds) {
      jobs.inc({ job, outcome })
      jobSeconds.inc({ job }, seconds)
    },
    messages(counts) {
      for (const [state, count] of Object.entries(counts)) messages.set({ state }, count)
    },
    render: async () => ({ text: await registry.metrics(), type: registry.contentType }),
  }
}
