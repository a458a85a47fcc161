import type { Event } from '@domain/events'
import { addDays, localDate } from '@domain/time'
import { screen } from '@testing-library/react'
import { anEvent } from '../anEvent'
import { officer, openDesk } from '../openDesk'

const today = localDate(new Date())
const event = (id: string, more: Partial<Event>) =>
  anEvent({ id, kind: 'lecture', title: id, date: addDays(today, -3), ...more })

test('a head count is asked for where somebody could have counted, and a code is shown while it lets anybody in', async () => {
  openDesk('/events', officer, {
    deskEvents: () => [
      event('done', { people: 40 }),
      event('uncounted', {}),
      event('ahead', { date: addDays(today, 3), code: 'ABC234', codeExpires: '2999-01-01T00:00:00.000Z' }),
      event('loudspeaker', { kind: 'broadcast' }),
      event('class', { kind: 'school-session', people: 50, code: 'XYZ789', codeExpires: '2020-01-01T00:00:00.000Z' }),
    ],
  })
  await screen.findByText('done')
  const said = [...document.querySelectorAll('.card-list > li > span:nth-child(2)')].map(
    ({ textContent }) => textContent,
  )
  expect(said).toEqual(['40 人', '人数还没填', '还没到日子课堂码 ABC234', '不计人数', '50 人'])
})

test('what is still missing in a new event is asked for by name', async () => {
  const { user, server } = openDesk('/events', officer, { deskEvents: () => [], lessons: () => [] })
  await user.click(await screen.findByRole('button', { name: '记一次活动' }))
  await user.click(await screen.findByRole('button', { name: /^记\s?下$/ }))
  expect(await screen.findByText('请填名称')).toBeVisible()
  expect(screen.getByText('请填地点')).toBeVisible()
  expect(screen.getByText('请至少选一个主题')).toBeVisible()
  expect(server.callsOf('deskAddEvent')).toEqual([])
})
