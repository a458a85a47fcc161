import { fireEvent, screen } from '@testing-library/react'
import { anEvent } from '../anEvent'
import { Refusal } from '../fakeServer'
import { officer, openDesk } from '../openDesk'

// jsdom draws nothing; that a photo is really drawn anew is for a browser to show.
jest.mock('../../../desk/features/events/shrink', () => ({ redrawn: async () => 'QUJD' }))

const event = anEvent({ title: '土地讲座', date: '2026-05-06' })
const photo = { id: 'p1', alt: '律师在讲课', addedAt: '2026-05-06T03:00:00.000Z' }
const answers = {
  deskEvents: () => [event],
  lessons: () => [],
  deskEventPhotos: () => [photo],
  deskEventPhoto: () => ({ picture: 'data:image/jpeg;base64,QUJD' }),
}

async function openEvent(more = {}) {
  const opened = openDesk('/events?year=2026', officer, { ...answers, ...more })
  await opened.user.click(await screen.findByRole('button', { name: '改、填人数、照片' }))
  return opened
}

test('shows the photos with their words and takes one out after asking', async () => {
  const { user, server } = await openEvent({ deskRemoveEventPhoto: () => ({ ok: true }) })
  expect(await screen.findByRole('img', { name: '律师在讲课' })).toHaveAttribute('src', 'data:image/jpeg;base64,QUJD')
  await user.click(screen.getByRole('button', { name: '删掉：律师在讲课' }))
  expect(server.callsOf('deskRemoveEventPhoto')).toEqual([])
  await user.click(await screen.findByRole('button', { name: '删掉' }))
  expect(await screen.findByText('删掉了')).toBeVisible()
  expect(server.callsOf('deskRemoveEventPhoto')[0]?.params).toEqual({ id: 'e1', photo: 'p1' })
})

test('a photo is sent with words for whoever cannot see it, and a refusal is told at the picture', async () => {
  const { user, server } = await openEvent({
    deskAddEventPhoto: () => new Refusal('invalid-fields', { content: '一次活动最多 9 张，请先删掉一张' }),
  })
  const picker = await screen.findByLabelText('选一张照片')
  fireEvent.change(picker, { target: { files: [new File(['x'], 'a.jpg', { type: 'image/jpeg' })] } })
  await user.click(await screen.findByRole('button', { name: '加上' }))
  expect(await screen.findByText(/请写照片上是什么/)).toBeVisible()
  expect(server.callsOf('deskAddEventPhoto')).toEqual([])
  await user.type(screen.getByLabelText('照片上是什么'), '学生举手答题')
  await user.click(screen.getByRole('button', { name: '加上' }))
  expect(await screen.findByText('一次活动最多 9 张，请先删掉一张')).toBeVisible()
  expect(server.callsOf('deskAddEventPhoto')[0]?.body).toEqual({ alt: '学生举手答题', content: 'QUJD' })
})
