import type { Reply } from '@domain/api'
import { dutyDayInWords } from '@domain/duty-days'
import { HOME_CALLS, HOME_LESSONS } from '@domain/home'
import type { Context } from 'hono'
import { html } from 'hono/html'
import type { Handlers } from '../http/contract'
import type { Filling } from '../http/pages'
import type { AppEnv } from '../http/request'
import type { Parts } from '../parts'
import { refreshSettings } from '../town/settings'

/** The page is asked for more often than what stands in it changes; the program asks again for itself. Milliseconds. */
const KEPT_MS = 20_000

/**
 * What of today's home page a browser shows before the program has come: the next duty day, the lessons and whom to call,
 * for somebody of whom nothing is known. The words are those of the home page, put into the elements of these ids in
 * `src/index.html`.
 */
export function openingView(parts: Parts, home: Handlers['home']): (http: Context<AppEnv>) => Promise<Filling> {
  let kept: { at: number; filling: Promise<Filling> } | undefined
  return (http) => {
    const at = parts.now().getTime()
    if (!kept || Math.abs(at - kept.at) > KEPT_MS) {
      kept = { at, filling: fill(parts, home, http) }
      kept.filling.catch(() => {
        kept = undefined
      })
    }
    return kept.filling
  }
}

async function fill(parts: Parts, home: Handlers['home'], http: Context<AppEnv>): Promise<Filling> {
  await refreshSettings(parts)
  const { nextDutyDay, lessons, hotlines } = (await home({
    params: undefined,
    query: { audience: 'general' },
    body: undefined,
    idempotencyKey: '',
    resident: undefined,
    http,
  })) as Reply<'home'>
  return {
    'opening-duty': await html`${dutyDayInWords(nextDutyDay)}`,
    'opening-today': await html`
      <h2 class="heading heading--2">常有人问的事</h2>
      ${lessons.slice(0, HOME_LESSONS).map(
        ({ id, title, summary }) => html`
          <a class="card card--plain" href="#/pages/reading/lesson/index?id=${id}">
            <span class="lesson-card__title">${title}</span>
            <span class="lesson-card__summary">${summary}</span>
          </a>`,
      )}
      <h2 class="heading heading--2">有事打电话</h2>
      ${hotlines.slice(0, HOME_CALLS).map(
        ({ name, phone, purpose, hours }) => html`
          <a class="call" href="tel:${phone}">
            <span class="call__face">
              <span class="call__text">
                <span class="call__words">
                  <span class="call__name">${name}</span>
                  <span class="call__note">${[purpose, hours].filter(Boolean).join('；')}</span>
                </span>
                <span class="call__number">${phone}</span>
              </span>
            </span>
          </a>`,
      )}`,
  }
}
