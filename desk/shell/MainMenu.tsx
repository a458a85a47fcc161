import { mayCall } from '@domain/api'
import type { Role } from '@domain/staff'
import { Menu } from 'antd'
import { createElement } from 'react'
import { Link, useLocation } from 'react-router'
import { pages } from '../pages'
import { type DeskPage, MENU_GROUPS } from './page'

const entry = (page: DeskPage) => ({
  key: page.path,
  icon: page.icon ? createElement(page.icon, { 'aria-hidden': true }) : undefined,
  label: <Link to={page.path}>{page.title}</Link>,
})

/** The menu of a role: the pages whose endpoint it may call, by group. */
export function MainMenu({ role }: { role: Role }) {
  const { pathname } = useLocation()
  const shown = pages.filter((page) => page.icon && mayCall(role, page.needs))
  const current = shown
    .map((page) => page.path)
    .filter((path) => path === pathname || (path !== '/' && pathname.startsWith(`${path}/`)))
    .sort((a, b) => b.length - a.length)[0]
  const groups = MENU_GROUPS.map((group) => ({ group, inside: shown.filter((page) => page.group === group) }))
  return (
    <nav aria-label="主菜单">
      <Menu
        mode="inline"
        selectedKeys={current ? [current] : []}
        items={[
          ...shown.filter((page) => !page.group).map(entry),
          ...groups
            .filter(({ inside }) => inside.length > 0)
            .map(({ group, inside }) => ({ type: 'group' as const, label: group, children: inside.map(entry) })),
        ]}
      />
    </nav>
  )
}
