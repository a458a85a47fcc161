import { mayCall } from '@domain/api'
import { lazy, type ReactNode } from 'react'
import { createBrowserRouter, Navigate, type RouteObject } from 'react-router'
import { BASE } from './base'
import { pages } from './pages'
import { JoinPage } from './session/JoinPage'
import { useStaff } from './session/useStaff'
import { NotFound } from './shell/NotFound'
import { PageFault } from './shell/PageFault'
import type { DeskPage } from './shell/page'
import { RequireStaff } from './shell/RequireStaff'

/** The first page the role may see. */
function Landing() {
  const { role } = useStaff()
  const first = pages.find((page) => page.icon && mayCall(role, page.needs))
  return first && first.path !== '/' ? <Navigate to={first.path} replace /> : <NotFound />
}

/** Shows a page only to roles that may call what it needs; the server checks again on every call. */
function Guard({ page, children }: { page: DeskPage; children: ReactNode }) {
  const { role } = useStaff()
  if (mayCall(role, page.needs)) return children
  return page.path === '/' ? <Landing /> : <NotFound />
}

function routeOf(page: DeskPage): RouteObject {
  const Content = lazy(page.load)
  const element = (
    <Guard page={page}>
      <Content />
    </Guard>
  )
  return { path: page.path, element, errorElement: <PageFault /> }
}

/** The routes of every page within the shell. */
export const routes: RouteObject[] = [
  { path: '/join', element: <JoinPage />, errorElement: <PageFault /> },
  {
    element: <RequireStaff />,
    errorElement: <PageFault />,
    children: [...pages.map(routeOf), { path: '*', element: <NotFound /> }],
  },
]

/** The router of the browser, under `/desk`. */
export const createRouter = () => createBrowserRouter(routes, { basename: BASE })
