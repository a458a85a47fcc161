/** What a small coloured label says about its thing; the words beside it always say the same. */
export type Tone = 'neutral' | 'info' | 'good' | 'warn' | 'bad'

/** Type and ground of each tone: at least 4.5:1 between the two and on white, measured by a test (WCAG 1.4.3). */
export const TONES: Record<Tone, { ink: string; ground: string; line: string }> = {
  neutral: { ink: '#3d4846', ground: '#f0efe9', line: '#d3d0c5' },
  info: { ink: '#124a83', ground: '#e6effa', line: '#b4cdea' },
  good: { ink: '#0b5d3b', ground: '#e3f3ea', line: '#a9d6bd' },
  warn: { ink: '#7a4400', ground: '#fdf0d9', line: '#ecc98d' },
  bad: { ink: '#9b1c13', ground: '#fdeceb', line: '#efb4af' },
}
