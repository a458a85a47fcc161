/** What a look at one thing found: right, worth a thought, or so wrong that the town shouldn't go live with it. */
export interface Finding {
  topic: string
  level: 'ok' | 'warn' | 'fail'
  said: string
  /** What to do about it, in Chinese, for whoever runs the server. */
  advice?: string
}

export const ok = (topic: string, said: string): Finding => ({ topic, level: 'ok', said })
export const warn = (topic: string, said: string, advice: string): Finding => ({ topic, level: 'warn', said, advice })
export const fail = (topic: string, said: string, advice: string): Finding => ({ topic, level: 'fail', said, advice })
