import type { Staff } from '@domain/staff'
import { render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createMemoryRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { App } from '../../desk/App'
import { createCache } from '../../desk/api/cache'
import { routes } from '../../desk/router'
import { useSession } from '../../desk/session/store'
import { theme } from '../../desk/theme'
import { type FakeHandlers, fakeServer, surprises } from './fakeServer'

/** Invented staff of each role. */
export const officer: Staff = { id: 's1', account: 'sifasuo', name: '李四', role: 'officer' }
export const admin: Staff = { id: 's0', account: 'guanli', name: '周七', role: 'admin' }
export const adviser: Staff = { id: 's2', account: 'lvshi', name: '王五', role: 'adviser' }
export const villager: Staff = { id: 's3', account: 'wangge', name: '赵六', role: 'village', villageId: 'v1' }

/** Nothing is waiting anywhere: what the desk's frame and day page ask for besides a test's own subject. */
const quiet: FakeHandlers = {
  deskBookings: () => [],
  deskWaitlist: () => [],
  deskFollowUps: () => [],
  deskUnsentMessages: () => [],
  deskLessons: () => [],
  deskQuestions: () => [],
  deskMediations: () => [],
  deskSurveys: () => [],
  deskTodo: () => [],
  deskEvents: () => [],
  deskFactor: () => ({ on: false, required: false, codesLeft: 0 }),
}

afterEach(() => expect(surprises.splice(0)).toEqual([]))

/** Without styles: jsdom works out every rule of them anew whenever a test looks for something visible. */
const plain = { ...theme, zeroRuntime: true }

/** Opens the whole desk at a path, signed in as `staff`, before a pretended server. */
export function openDesk(path: string, staff: Staff, handlers: FakeHandlers = {}) {
  useSession.getState().renew()
  const server = fakeServer({ ...quiet, deskMe: () => staff, ...handlers })
  const router = createMemoryRouter(routes, { initialEntries: [path] })
  const screen = render(
    <App cache={createCache({ retry: false })} theme={plain}>
      <RouterProvider router={router} />
    </App>,
  )
  return { ...screen, server, router, user: userEvent.setup() }
}
