import type { DeskLessonDetail } from '@domain/lesson-editing'
import { cleanup, screen, waitFor } from '@testing-library/react'
import { type FakeHandlers, Refusal } from '../fakeServer'
import { adviser, officer, openDesk } from '../openDesk'

const source =
  '---\nid: test-lesson\ntitle: 工钱不给怎么办？\naudiences: [general]\ntopics: [labour]\n---\n\n## 遇到的事\n'
const lesson = (changes: Partial<DeskLessonDetail> = {}): DeskLessonDetail => ({
  id: 'test-lesson',
  title: '工钱不给怎么办？',
  summary: '可以打电话投诉，不要钱，也不用律师。',
  audiences: ['general'],
  topics: ['labour'],
  keyDates: [],
  adultOnly: false,
  minutes: 1,
  status: 'draft',
  origin: 'desk',
  toReview: [],
  conflict: false,
  readings: 0,
  newest: { revision: 1, status: 'draft', author: '王五', mine: false, savedAt: '2026-01-08T01:00:00.000Z' },
  revisions: [{ revision: 1, status: 'draft', author: '王五', mine: false, savedAt: '2026-01-08T01:00:00.000Z' }],
  source,
  ...changes,
})
const server: FakeHandlers = {
  deskLesson: () => lesson(),
  deskCheckLesson: () => ({ faults: [{ level: 'error', message: '缺少“法律怎么说”' }] }),
}

beforeEach(() => localStorage.clear())

test('says what must be mended', async () => {
  openDesk('/lessons/test-lesson', officer, server)
  expect(await screen.findByText('1 处必须改，改好才能送审')).toBeVisible()
  expect(screen.getByText(/缺少“法律怎么说”/)).toBeVisible()
})

test('the writer is told whom it waits for, and not offered to review or publish it', async () => {
  for (const [status, words] of [
    ['draft', '这一版是您写的，要请同事审核'],
    ['reviewed', '这一版是您写的，审核过了，要请同事发布'],
  ] as const) {
    const own = lesson({ newest: { ...lesson().revisions[0], status, mine: true } as DeskLessonDetail['newest'] })
    const { unmount } = openDesk('/lessons/test-lesson', officer, { ...server, deskLesson: () => own })
    expect(await screen.findByText(words)).toBeVisible()
    expect(screen.getByText('我写的，等同事')).toBeVisible()
    expect(screen.queryByRole('button', { name: '审核通过' })).toBeNull()
    expect(screen.queryByRole('button', { name: '发布' })).toBeNull()
    unmount()
  }
})

test('who may not review after all is told to ask somebody else', async () => {
  const { user } = openDesk('/lessons/test-lesson', adviser, {
    ...server,
    deskReviewLesson: () => new Refusal('own-work'),
  })
  await user.click(await screen.findByRole('button', { name: '审核通过' }))
  await user.click(await screen.findByRole('button', { name: '通过' }))
  expect(await screen.findByText(/请另一位同事来审核/)).toBeVisible()
})

test('an adviser reviews and does not publish', async () => {
  const reviewed = lesson({ newest: { ...lesson().revisions[0], status: 'reviewed' } as DeskLessonDetail['newest'] })
  openDesk('/lessons/test-lesson', adviser, { ...server, deskLesson: () => reviewed })
  expect(await screen.findByText('待发布')).toBeVisible()
  expect(screen.queryByRole('button', { name: '发布' })).toBeNull()
})

test('a text somebody else saved meanwhile is refused, and what was typed stays', async () => {
  const first = openDesk('/lessons/test-lesson', officer, {
    ...server,
    deskSaveLesson: () => new Refusal('state-changed'),
  })
  await first.user.click(await screen.findByRole('tab', { name: '修改' }))
  await first.user.click(await screen.findByLabelText('普法内容的文字'))
  await first.user.paste('新写的一句')
  await first.user.click(screen.getByRole('button', { name: '保存，送审' }))
  expect(await screen.findByText(/状态已经变了/)).toBeVisible()
  expect(screen.getByLabelText('普法内容的文字')).toHaveValue(`${source}新写的一句`)
  expect(first.server.callsOf('deskSaveLesson')[0]?.body).toMatchObject({ after: 1, source: `${source}新写的一句` })
})

test('what was typed and not saved is there again after the window was closed', async () => {
  localStorage.setItem('lesson-draft:test-lesson', JSON.stringify({ text: `${source}新写的一句`, after: 1 }))
  const second = openDesk('/lessons/test-lesson', officer, server)
  await second.user.click(await screen.findByRole('tab', { name: '修改' }))
  expect(await screen.findByText('这是您上次没保存的内容')).toBeVisible()
  expect(screen.getByLabelText('普法内容的文字')).toHaveValue(`${source}新写的一句`)
})

test('what was typed before somebody else saved is laid over nothing until the writer says so', async () => {
  const kept = JSON.stringify({ text: `${source}新写的一句`, after: 1 })
  const saved = `${source}别人存的一句`
  const newest = { ...lesson().revisions[0], revision: 2 } as DeskLessonDetail['newest']
  const open = async () => {
    localStorage.setItem('lesson-draft:test-lesson', kept)
    const opened = openDesk('/lessons/test-lesson', officer, {
      ...server,
      deskLesson: () => lesson({ newest, source: saved }),
      deskSaveLesson: () => lesson(),
    })
    await opened.user.click(await screen.findByRole('tab', { name: '修改' }))
    expect(await screen.findByText(/写的时候还没有现在这一版/)).toBeVisible()
    expect(screen.getByRole('table', { name: /差别/ })).toHaveTextContent('新写的一句')
    expect(localStorage.getItem('lesson-draft:test-lesson')).toBe(kept)
    return opened
  }
  const first = await open()
  await first.user.click(screen.getByRole('button', { name: '用现在这一版，我写的不要了' }))
  expect(screen.getByLabelText('普法内容的文字')).toHaveValue(saved)
  expect(localStorage.getItem('lesson-draft:test-lesson')).toBeNull()
  cleanup()

  const second = await open()
  await second.user.click(screen.getByRole('button', { name: '用我写的，盖过现在这一版' }))
  expect(screen.getByLabelText('普法内容的文字')).toHaveValue(`${source}新写的一句`)
  await second.user.click(screen.getByRole('button', { name: '保存，送审' }))
  expect(second.server.callsOf('deskSaveLesson')[0]?.body).toMatchObject({ after: 2, source: `${source}新写的一句` })
})

test('a field of the head changes the text', async () => {
  const { user, server: calls } = openDesk('/lessons/test-lesson', officer, server)
  await user.click(await screen.findByRole('tab', { name: '修改' }))
  await user.type(await screen.findByLabelText('标题：群众会怎么问'), '谁来管')
  expect((screen.getByLabelText('普法内容的文字') as HTMLTextAreaElement).value).toContain(
    'title: 工钱不给怎么办？谁来管',
  )
  await waitFor(() =>
    expect(calls.callsOf('deskCheckLesson').at(-1)?.body).toMatchObject({ source: expect.stringContaining('谁来管') }),
  )
})
