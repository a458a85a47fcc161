import type { Reply } from '@domain/api'
import { AuditSettingsSchema, DEFAULT_BOOKING_SETTINGS, MediationSettingsSchema } from '@domain/settings'
import { screen, waitFor, within } from '@testing-library/react'
import * as v from 'valibot'
import { Refusal } from '../fakeServer'
import { admin, officer, openDesk } from '../openDesk'

const values = {
  booking: DEFAULT_BOOKING_SETTINGS,
  mediation: v.parse(MediationSettingsSchema, {}),
  audit: v.parse(AuditSettingsSchema, {}),
}
const settings = (closeMinutes: number, version: number): Reply<'deskSettings'> => ({
  version,
  file: values,
  values: { ...values, booking: { ...values.booking, closeMinutes } },
})
const quiet = { deskSettingsHistory: () => [] }
const CLOSE = '开始前多久停止预约'

test('shows each number with its unit, what it changes, its range and default; saves with the version opened', async () => {
  const { user, server } = openDesk('/settings', admin, {
    deskSettings: () => settings(45, 7),
    deskChangeSettings: ({ body }) => ({ ...settings(body.values.booking.closeMinutes, 8) }),
    deskSettingsHistory: () => [
      { at: '2026-12-03T01:30:00.000Z', who: '周七', key: 'booking.closeMinutes', from: 30, to: 45 },
      { at: '2026-12-02T01:30:00.000Z', who: '周七', key: 'booking.gone', from: 1, to: 2 },
    ],
  })
  const field = await screen.findByLabelText(CLOSE)
  expect(field).toHaveValue('45')
  expect(screen.getByText(/现场来的不受限。可填 0 到 1440，默认 30。/)).toBeVisible()
  expect(screen.getByText(/周七，2026年12月3日/).closest('li')).toHaveTextContent(/停止预约：30 → 45 分钟/)
  await user.clear(field)
  await user.type(field, '60')
  await user.click(screen.getByRole('button', { name: '保存' }))
  await waitFor(() => expect(server.callsOf('deskChangeSettings')).toHaveLength(1))
  expect(server.callsOf('deskChangeSettings')[0]?.body).toMatchObject({
    version: 7,
    values: { booking: { closeMinutes: 60, holdMinutes: 120 } },
  })
})

test('a number out of its range is told at the field, and nothing is sent', async () => {
  const { user, server } = openDesk('/settings', admin, { deskSettings: () => settings(30, 0), ...quiet })
  const field = await screen.findByLabelText(CLOSE)
  await user.clear(field)
  await user.type(field, '5000')
  await user.click(screen.getByRole('button', { name: '保存' }))
  expect(await screen.findByText('不能大于 1440')).toBeVisible()
  await user.clear(field)
  await user.click(screen.getByRole('button', { name: '保存' }))
  expect(await screen.findByText('要填数字')).toBeVisible()
  expect(server.callsOf('deskChangeSettings')).toEqual([])
})

test('when somebody else saved meanwhile, what was typed stays until it is given up', async () => {
  let now = settings(30, 0)
  const { user } = openDesk('/settings', admin, {
    deskSettings: () => now,
    deskChangeSettings: () => {
      now = settings(20, 1)
      return new Refusal('state-changed')
    },
    ...quiet,
  })
  const field = await screen.findByLabelText(CLOSE)
  await user.clear(field)
  await user.type(field, '60')
  await user.click(screen.getByRole('button', { name: '保存' }))
  expect(await screen.findByRole('alert')).toBeVisible()
  const giveUp = await screen.findByRole('button', { name: '放弃我改的，看现在的数' })
  expect(screen.getByLabelText(CLOSE)).toHaveValue('60')
  await user.click(giveUp)
  expect(await screen.findByLabelText(CLOSE)).toHaveValue('20')
  expect(screen.queryByRole('alert')).not.toBeInTheDocument()
})

test('the office reads them and is told whom to ask', async () => {
  openDesk('/settings', officer, { deskSettings: () => settings(45, 7), ...quiet })
  const row = (await screen.findByText(CLOSE)).parentElement as HTMLElement
  expect(within(row).getByText('45 分钟')).toBeVisible()
  expect(screen.getByText(/要改请找管理员/)).toBeVisible()
  expect(screen.queryByRole('button', { name: '保存' })).not.toBeInTheDocument()
})
