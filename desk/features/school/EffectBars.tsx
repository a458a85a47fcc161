import type { Effect } from '@domain/school'

const percent = (share: number): number => Math.round(100 * share)
const points = (share: number): string => `${share > 0 ? '+' : ''}${percent(share)}`

/** Right answers before and after, as two bars that differ without colour, and the change with its interval. */
export function EffectBars({ title, effect, large = false }: { title: string; effect: Effect; large?: boolean }) {
  const { before, after, change, interval } = effect
  return (
    <section className={`effect-bars${large ? ' is-large' : ''}`} aria-label={title}>
      <h2>{title}</h2>
      <Bar name="课前" tally={before} />
      {after.total > 0 ? <Bar name="课后" tally={after} solid /> : null}
      {change === undefined ? null : (
        <p>
          变化 {points(change)} 个百分点（95% 区间 {points(interval.low)} 到 {points(interval.high)}）
          {interval.low <= 0 && interval.high >= 0 ? '，人数少，还不能说有变化' : ''}
        </p>
      )}
    </section>
  )
}

/** Hatched before, solid after: told apart on a pale projector and on black-and-white paper. */
function Bar({ name, tally, solid = false }: { name: string; tally: Effect['before']; solid?: boolean }) {
  const share = tally.total === 0 ? 0 : percent(tally.count / tally.total)
  return (
    <div className="effect-bar">
      <span>{name}</span>
      <div className="effect-track" aria-hidden>
        <div className={solid ? 'effect-fill is-solid' : 'effect-fill'} style={{ width: `${share}%` }} />
      </div>
      <strong>
        {share}%{' '}
        <small>
          （{tally.total} 次答题对 {tally.count} 次）
        </small>
      </strong>
    </div>
  )
}
