import { screen, waitFor, within } from '@testing-library/react'
import { anEvent } from '../anEvent'
import { NoAnswer } from '../fakeServer'
import { officer, openDesk } from '../openDesk'

const saved = anEvent()

/** A browser without a network knows it, and says so to whatever on the page asks. */
function pullPlug() {
  const online = jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  window.dispatchEvent(new globalThis.Event('offline'))
  return () => {
    online.mockRestore()
    window.dispatchEvent(new globalThis.Event('online'))
  }
}

test('an event handed in without a network says so, keeps what was typed, and is sent again under the same key', async () => {
  const { user, server } = openDesk('/events', officer, { lessons: () => [], deskAddEvent: () => new NoAnswer() })
  await user.click(await screen.findByRole('button', { name: /记一次活动/ }))
  const form = within(await screen.findByRole('dialog'))
  await user.type(form.getByLabelText('名称'), saved.title)
  await user.type(form.getByLabelText('地点'), saved.place)
  await user.click(form.getByLabelText('主题'))
  await user.click(await screen.findByTitle('未成年人'))
  const plugIn = pullPlug()
  await user.click(form.getByRole('button', { name: '记下' }))
  expect(await form.findByRole('alert')).toHaveTextContent('连不上服务')
  expect(form.getByLabelText('名称')).toHaveValue(saved.title)
  plugIn()
  // Nothing goes out by itself when the network comes back: the person may have thought better of it.
  expect(server.callsOf('deskAddEvent')).toHaveLength(1)
  server.answer({ deskAddEvent: () => saved })
  await user.click(form.getByRole('button', { name: '记下' }))
  await waitFor(() => expect(server.callsOf('deskAddEvent')).toHaveLength(2))
  const [first, second] = server.callsOf('deskAddEvent')
  expect(second).toEqual(first)
  expect(first?.idempotencyKey).toMatch(/^.{8,}$/)
})
